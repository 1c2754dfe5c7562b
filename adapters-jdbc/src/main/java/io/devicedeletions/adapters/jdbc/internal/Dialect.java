package io.devicedeletions.adapters.jdbc.internal;

import io.devicedeletions.application.port.out.Blame;
import io.devicedeletions.domain.outcome.AttemptError;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.sql.ResultSet;
import java.sql.SQLException;
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

  /** Binds a list of texts to one parameter. */
  void bindTexts(SqlStatement<?> statement, String parameter, Seq<String> texts);

  /** Binds a list of numbers to one parameter. */
  void bindNumbers(SqlStatement<?> statement, String parameter, Seq<Integer> numbers);

  /** Reads a column that holds a list of texts. */
  Vector<String> texts(ResultSet row, String column) throws SQLException;

  /** Reads a column that holds a list of numbers. */
  Vector<Integer> numbers(ResultSet row, String column) throws SQLException;

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
