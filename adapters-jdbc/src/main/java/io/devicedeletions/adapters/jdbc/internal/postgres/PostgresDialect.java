package io.devicedeletions.adapters.jdbc.internal.postgres;

import io.devicedeletions.adapters.jdbc.internal.DeviceStatements;
import io.devicedeletions.adapters.jdbc.internal.Dialect;
import io.devicedeletions.adapters.jdbc.internal.FailureKind;
import io.devicedeletions.adapters.jdbc.internal.HistoryStatements;
import io.devicedeletions.adapters.jdbc.internal.InterventionStatements;
import io.devicedeletions.adapters.jdbc.internal.LeaseStatements;
import io.devicedeletions.adapters.jdbc.internal.RecordStatements;
import io.devicedeletions.adapters.jdbc.internal.Rows;
import io.devicedeletions.adapters.jdbc.internal.Rows.Column;
import io.devicedeletions.adapters.jdbc.internal.UnreadableRowException;
import io.devicedeletions.domain.outcome.RemovalOutcome;
import io.devicedeletions.domain.tenant.TenantId;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/** Lists are arrays, and rows are bound by column. */
final class PostgresDialect implements Dialect {

  private static final Vector<Duration> RECORD_AGES =
      Vector.rangeClosed(1, 14).map(month -> Duration.ofDays(30).multipliedBy(month));

  private final PostgresStatements statements = new PostgresStatements();
  private final PostgresIntakeStatements intakeStatements = new PostgresIntakeStatements();
  private final DeviceStatements deviceStatements = new PostgresDeviceStatements();
  private final LeaseStatements leaseStatements = new PostgresLeaseStatements();
  private final InterventionStatements interventionStatements =
      new PostgresInterventionStatements();
  private final HistoryStatements historyStatements = new PostgresHistoryStatements();
  private final RecordStatements recordStatements = new PostgresRecordStatements();

  @Override
  public PostgresStatements statements() {
    return statements;
  }

  PostgresIntakeStatements intakeStatements() {
    return intakeStatements;
  }

  @Override
  public DeviceStatements deviceStatements() {
    return deviceStatements;
  }

  @Override
  public LeaseStatements leaseStatements() {
    return leaseStatements;
  }

  @Override
  public InterventionStatements interventionStatements() {
    return interventionStatements;
  }

  @Override
  public HistoryStatements historyStatements() {
    return historyStatements;
  }

  @Override
  public RecordStatements recordStatements() {
    return recordStatements;
  }

  @Override
  public void bindTexts(SqlStatement<?> statement, String parameter, Seq<String> texts) {
    statement.bindArray(parameter, String.class, texts);
  }

  @Override
  public void bindNumbers(SqlStatement<?> statement, String parameter, Seq<Integer> numbers) {
    statement.bindArray(parameter, Integer.class, numbers);
  }

  @Override
  public Vector<String> texts(ResultSet row, String column) throws SQLException {
    return Vector.of((String[]) elements(row, column));
  }

  @Override
  public Vector<Integer> numbers(ResultSet row, String column) throws SQLException {
    return Vector.of((Integer[]) elements(row, column));
  }

  private static Object elements(ResultSet row, String column) throws SQLException {
    @Nullable Array array = row.getArray(column);
    if (array == null) {
      throw new UnreadableRowException("no list in column " + column);
    }
    return array.getArray();
  }

  @Override
  public void bindTime(SqlStatement<?> statement, String parameter, Instant time) {
    statement.bind(parameter, time.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC));
  }

  @Override
  public Duration tick() {
    return ChronoUnit.MICROS.getDuration();
  }

  @Override
  public Option<Instant> timeIfAny(ResultSet row, String column) throws SQLException {
    return Option.of(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
  }

  @Override
  public Query certainly(Query statement) {
    return statement.addCustomizer(new DurableCommit());
  }

  @Override
  public Query headsOfWork(Handle handle, Rows<?> floors) {
    Query query = handle.createQuery(statements.headsOfWork());
    bindColumns(query, floors);
    return query;
  }

  /** A month's partitions, so that it takes a few hundred locks. */
  @Override
  public Seq<Duration> recordAges() {
    return RECORD_AGES;
  }

  /** The statements that keep records do it too. */
  @Override
  public void tally(Handle handle, TenantId tenant, Seq<RemovalOutcome> outcomes) {}

  @Override
  public int write(Handle handle, String sql, Rows<?> rows) {
    Update update = handle.createUpdate(sql);
    rows.constants().forEach(constant -> update.bind(constant.parameter(), constant.value()));
    bindColumns(update, rows);
    return update.execute();
  }

  private static <T> void bindColumns(SqlStatement<?> statement, Rows<T> rows) {
    for (Column<T> column : rows.columns()) {
      statement.bindArray(column.parameter(), column.type(), rows.items().map(column.value()));
    }
  }

  @Override
  public FailureKind kindOf(SQLException failure) {
    return PostgresErrors.kindOf(failure);
  }

  @Override
  public void checkConstraints(Handle handle) {
    handle.execute("SET CONSTRAINTS ALL IMMEDIATE");
  }

  @Override
  public void beImpatient(Handle handle) {
    handle.execute("SET LOCAL lock_timeout = '100ms'");
    handle.execute("SET LOCAL statement_timeout = '500ms'");
  }
}
