package io.devicedeletions.adapters.jdbc.internal.postgres;

import io.devicedeletions.adapters.jdbc.health.EngineHealth;
import io.devicedeletions.adapters.jdbc.internal.BatchIntake;
import io.devicedeletions.adapters.jdbc.internal.Database;
import io.devicedeletions.adapters.jdbc.internal.Dialect;
import io.devicedeletions.adapters.jdbc.internal.JdbiSettings;
import io.devicedeletions.adapters.jdbc.internal.Pruning;
import io.devicedeletions.adapters.jdbc.internal.Sessions;
import io.vavr.collection.Seq;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/** A PostgreSQL server, shared with other nodes. Thread-safe. */
public final class PostgresDatabase implements Database {

  /** So many days can pass without housekeeping before removals stop. */
  private static final int DAYS_AHEAD = 7;

  /** So that the largest group has about a thousand lines, and nobody in it waits for long. */
  private static final int MOST_SHARING_LINES = 16;

  private final PostgresDialect dialect = new PostgresDialect();
  private final Jdbi intake;
  private final Jdbi asking;
  private final Jdbi work;
  private final PostgresBatchIntake batches;

  /** A server by two pools of connections, of which those who ask use the first. */
  public PostgresDatabase(DataSource intake, DataSource work) {
    this(intake, work, intake, MOST_SHARING_LINES);
  }

  /** A server by three pools of connections. */
  public PostgresDatabase(DataSource intake, DataSource work, DataSource asking) {
    this(intake, work, asking, MOST_SHARING_LINES);
  }

  /**
   * The same for measurements.
   *
   * @param mostSharingLines how large a batch may be that shares a commit with others
   */
  public PostgresDatabase(DataSource intake, DataSource work, int mostSharingLines) {
    this(intake, work, intake, mostSharingLines);
  }

  private PostgresDatabase(
      DataSource intake, DataSource work, DataSource asking, int mostSharingLines) {
    this.intake = withArrays(JdbiSettings.on(intake));
    this.asking = withArrays(JdbiSettings.on(asking));
    this.work = withArrays(JdbiSettings.on(work));
    this.batches = new PostgresBatchIntake(this.intake, dialect, mostSharingLines);
  }

  private static Jdbi withArrays(Jdbi jdbi) {
    return jdbi.registerArrayType(String.class, "text")
        .registerArrayType(Integer.class, "int4")
        .registerArrayType(Long.class, "int8");
  }

  @Override
  public Dialect dialect() {
    return dialect;
  }

  @Override
  public Sessions intake() {
    return new PostgresSessions(intake);
  }

  @Override
  public Sessions asking() {
    return new PostgresSessions(asking);
  }

  @Override
  public Sessions work() {
    return new PostgresSessions(work);
  }

  @Override
  public BatchIntake batches() {
    return batches;
  }

  @Override
  public Seq<String> complaints() {
    return intake
        .withHandle(handle -> new PostgresRequirements(handle).intakeComplaints())
        .appendAll(work.withHandle(handle -> new PostgresRequirements(handle).workComplaints()));
  }

  @Override
  public void keepHouse() {
    prepareRecords();
  }

  @Override
  public void prepareRecords() {
    work.useTransaction(
        handle ->
            handle
                .createQuery(PartitionStatements.PREPARE)
                .bind("daysAhead", DAYS_AHEAD)
                .map((row, context) -> DAYS_AHEAD)
                .one());
  }

  @Override
  public Pruning pruning() {
    return new PostgresPruning(work);
  }

  @Override
  public EngineHealth engineHealth(Handle handle) {
    return PostgresHealthCheck.look(handle);
  }

  /** After a fail-over the old server may still answer, but no longer takes anything in. */
  @Override
  public boolean isReachable() {
    try {
      return intake.withHandle(
          handle ->
              handle.createQuery(dialect.statements().takesWrites()).mapTo(boolean.class).one());
    } catch (JdbiException unreachable) {
      return false;
    }
  }

  @Override
  public void close() {
    batches.close();
  }
}
