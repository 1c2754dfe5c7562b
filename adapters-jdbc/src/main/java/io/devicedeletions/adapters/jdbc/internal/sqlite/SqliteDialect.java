package io.devicedeletions.adapters.jdbc.internal.sqlite;

import io.devicedeletions.adapters.jdbc.internal.DeviceStatements;
import io.devicedeletions.adapters.jdbc.internal.Dialect;
import io.devicedeletions.adapters.jdbc.internal.FailureKind;
import io.devicedeletions.adapters.jdbc.internal.HistoryStatements;
import io.devicedeletions.adapters.jdbc.internal.InterventionStatements;
import io.devicedeletions.adapters.jdbc.internal.LeaseStatements;
import io.devicedeletions.adapters.jdbc.internal.Rows;
import io.devicedeletions.adapters.jdbc.internal.Rows.Column;
import io.devicedeletions.domain.outcome.RemovalOutcome;
import io.devicedeletions.domain.tenant.TenantId;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatement;

/** Lists are JSON arrays, and rows are bound one by one. */
final class SqliteDialect implements Dialect {

  private final SqliteStatements statements = new SqliteStatements();
  private final DeviceStatements deviceStatements = new SqliteDeviceStatements();
  private final LeaseStatements leaseStatements = new SqliteLeaseStatements();
  private final InterventionStatements interventionStatements = new SqliteInterventionStatements();
  private final HistoryStatements historyStatements = new SqliteHistoryStatements();
  private final SqliteRecordStatements recordStatements = new SqliteRecordStatements();

  @Override
  public SqliteStatements statements() {
    return statements;
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
  public SqliteRecordStatements recordStatements() {
    return recordStatements;
  }

  @Override
  public void bindTexts(SqlStatement<?> statement, String parameter, Seq<String> texts) {
    statement.bind(parameter, JsonLists.writeTexts(texts));
  }

  @Override
  public void bindNumbers(SqlStatement<?> statement, String parameter, Seq<Integer> numbers) {
    statement.bind(parameter, JsonLists.writeNumbers(numbers));
  }

  @Override
  public Vector<String> texts(ResultSet row, String column) throws SQLException {
    return JsonLists.readTexts(row.getString(column));
  }

  @Override
  public Vector<Integer> numbers(ResultSet row, String column) throws SQLException {
    return JsonLists.readNumbers(row.getString(column));
  }

  @Override
  public void bindTime(SqlStatement<?> statement, String parameter, Instant time) {
    statement.bind(parameter, time.toEpochMilli());
  }

  @Override
  public Duration tick() {
    return ChronoUnit.MILLIS.getDuration();
  }

  @Override
  public Option<Instant> timeIfAny(ResultSet row, String column) throws SQLException {
    long millis = row.getLong(column);
    return row.wasNull() ? Option.none() : Option.some(Instant.ofEpochMilli(millis));
  }

  /** What was deleted is gone. */
  @Override
  public Query headsOfWork(Handle handle, Rows<?> floors) {
    return handle.createQuery(statements.headsOfWork());
  }

  @Override
  public Seq<Duration> recordAges() {
    return Vector.empty();
  }

  @Override
  public void tally(Handle handle, TenantId tenant, Seq<RemovalOutcome> outcomes) {
    Map<RemovalOutcome, Integer> counts = outcomes.groupBy(outcome -> outcome).mapValues(Seq::size);
    write(
        handle,
        recordStatements.insertTally(),
        Rows.of(counts.toVector())
            .with("tenant", tenant.value())
            .text("outcome", count -> count._1().name())
            .number("devices", count -> count._2()));
  }

  @Override
  public int write(Handle handle, String sql, Rows<?> rows) {
    PreparedBatch batch = handle.prepareBatch(sql);
    addRows(batch, rows);
    return IntStream.of(batch.execute()).sum();
  }

  private static <T> void addRows(PreparedBatch batch, Rows<T> rows) {
    for (T item : rows.items()) {
      rows.constants().forEach(constant -> batch.bind(constant.parameter(), constant.value()));
      for (Column<T> column : rows.columns()) {
        batch.bind(column.parameter(), column.value().apply(item));
      }
      batch.add();
    }
  }

  @Override
  public FailureKind kindOf(SQLException failure) {
    return SqliteErrors.kindOf(failure);
  }

  /** Only foreign keys can be deferred, of which there are none. */
  @Override
  public void checkConstraints(Handle handle) {}

  /** One writer waits for nobody. */
  @Override
  public void beImpatient(Handle handle) {}
}
