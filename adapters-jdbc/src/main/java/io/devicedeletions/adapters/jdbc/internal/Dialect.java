package io.devicedeletions.adapters.jdbc.internal;

import io.devicedeletions.application.port.out.Blame;
import io.devicedeletions.domain.outcome.AttemptError;
import io.devicedeletions.domain.outcome.RemovalOutcome;
import io.devicedeletions.domain.tenant.TenantId;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatement;

/** What databases say differently. Implementations are stateless and thread-safe. */
public interface Dialect {

  /** The statements in this dialect. */
  Statements statements();

  /** The statements for the inventory in this dialect. */
  DeviceStatements deviceStatements();

  /** The statements for leases in this dialect. */
  LeaseStatements leaseStatements();

  /** The statements for interventions in this dialect. */
  InterventionStatements interventionStatements();

  /** The statements for where batches stand in this dialect. */
  HistoryStatements historyStatements();

  /** The statements for what was settled in this dialect. */
  RecordStatements recordStatements();

  /** Binds a list of texts to one parameter. */
  void bindTexts(SqlStatement<?> statement, String parameter, Seq<String> texts);

  /** Binds a list of numbers to one parameter. */
  void bindNumbers(SqlStatement<?> statement, String parameter, Seq<Integer> numbers);

  /** Reads a column that holds a list of texts. */
  Vector<String> texts(ResultSet row, String column) throws SQLException;

  /** Reads a column that holds a list of numbers. */
  Vector<Integer> numbers(ResultSet row, String column) throws SQLException;

  /** Binds a time, cut to what the database can tell apart. */
  void bindTime(SqlStatement<?> statement, String parameter, Instant time);

  /**
   * A time before which nothing counts, to be bound: what will be cut from it is added. The
   * beginning of all times for none.
   */
  default Instant earliest(Option<Instant> time) {
    return time.map(earliest -> earliest.plus(tick()).minusNanos(1)).getOrElse(Instant.EPOCH);
  }

  /** The shortest time that the database can tell apart. */
  Duration tick();

  /** Reads a column that holds a time or nothing. */
  Option<Instant> timeIfAny(ResultSet row, String column) throws SQLException;

  /** Reads a column that holds a time. */
  default Instant time(ResultSet row, String column) throws SQLException {
    return timeIfAny(row, column)
        .getOrElseThrow(() -> new UnreadableRowException("no time in column " + column));
  }

  /**
   * How far back records are looked for at a time, one time after the other, in ascending order,
   * before all the rest; none where it costs nothing to look at all times.
   */
  Seq<Duration> recordAges();

  /** Adds to the tally what {@link #write} has just recorded, where that does not by itself. */
  void tally(Handle handle, TenantId tenant, Seq<RemovalOutcome> outcomes);

  /** Lets a statement fail whose result is not certain to outlive the server that gave it. */
  default Query certainly(Query statement) {
    return statement;
  }

  /**
   * The query for the oldest work of each tenant.
   *
   * @param floors how far back to look for whom; of use where deleted rows have to be stepped over
   */
  Query headsOfWork(Handle handle, Rows<?> floors);

  /**
   * Runs a statement for rows in the way that is fastest here.
   *
   * @return how many rows of the table it changed
   */
  int write(Handle handle, String sql, Rows<?> rows);

  /** True if the statement failed because of its data, so that it would fail again. */
  default boolean isRefusal(RuntimeException failure) {
    return kindOf(failure) == FailureKind.LINE;
  }

  /** What a failure of the database says about the next attempt. */
  default FailureKind kindOf(RuntimeException failure) {
    return DatabaseFailures.sqlException(failure).map(this::kindOf).getOrElse(FailureKind.UNKNOWN);
  }

  /** What an error of the database says about the next attempt. */
  FailureKind kindOf(SQLException failure);

  /** True if a failure may be a line's own, and the transaction can go on from a savepoint. */
  default boolean isBlameable(RuntimeException failure, Blame blame) {
    if (failure instanceof UnreadableRowException
        || failure instanceof InconsistentRemovalException) {
      return true;
    }
    FailureKind kind = kindOf(failure);
    return blame == Blame.LASTING_ERRORS
        ? kind == FailureKind.LINE
        : kind != FailureKind.STORE && DatabaseFailures.sqlException(failure).isDefined();
  }

  /** A failure as it is kept with the line that it was blamed on. */
  default AttemptError describe(RuntimeException failure) {
    return DatabaseFailures.describe(failure);
  }

  /** Checks what would otherwise be checked by the commit alone. */
  void checkConstraints(Handle handle);

  /** For the rest of the transaction, waits for locks and slow statements only shortly. */
  void beImpatient(Handle handle);
}
