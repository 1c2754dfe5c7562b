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

  private final PostgresDialect dialect = new PostgresDialect();
  private final Jdbi intake;
  private final Jdbi work;

  /** A server by two pools of connections. */
  public PostgresDatabase(DataSource intake, DataSource work) {
    this.intake = withArrays(JdbiSettings.on(intake));
    this.work = withArrays(JdbiSettings.on(work));
  }

  private static Jdbi withArrays(Jdbi jdbi) {
    return jdbi.registerArrayType(String.class, "text").registerArrayType(Integer.class, "int4");
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
  public Sessions work() {
    return new PostgresSessions(work);
  }

  @Override
  public BatchIntake batches() {
    return new PostgresBatchIntake(intake, dialect);
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
                .createQuery(dialect.statements().prepareRecords())
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
              handle.createQuery(dialect.statements().isPrimary()).mapTo(boolean.class).one());
    } catch (JdbiException unreachable) {
      return false;
    }
  }

  @Override
  public void close() {}
}
