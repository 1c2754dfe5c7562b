package io.devicedeletions.adapters.jdbc.internal;

import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/** What databases say differently. Implementations are stateless and thread-safe. */
public interface Dialect {

  /** The statements in this dialect. */
  Statements statements();

  /** Binds a list of texts to one parameter. */
  void bindTexts(SqlStatement<?> statement, String parameter, Seq<String> texts);

  /** Binds a list of numbers to one parameter. */
  void bindNumbers(SqlStatement<?> statement, String parameter, Seq<Integer> numbers);

  /** Reads a column that holds a list of texts. */
  Vector<String> texts(ResultSet row, String column) throws SQLException;

  /** Reads a column that holds a list of numbers. */
  Vector<Integer> numbers(ResultSet row, String column) throws SQLException;

  /**
   * Runs a statement for rows in the way that is fastest here.
   *
   * @return how many rows of the table it changed
   */
  int write(Handle handle, String sql, Rows<?> rows);

  /** True if the statement failed because of its data, so that it would fail again. */
  default boolean isRefusal(UnableToExecuteStatementException failure) {
    return failure.getCause() instanceof SQLException cause && isRefusal(cause);
  }

  /** True for a broken constraint, a value out of range, and a trigger's own error. */
  boolean isRefusal(SQLException failure);
}
