package io.devicedeletions.adapters.jdbc.internal.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLWarning;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.StatementCustomizer;
import org.jspecify.annotations.Nullable;

/**
 * Takes a warning for a failure. Where the wait for a synchronous standby is cancelled, PostgreSQL
 * commits locally, reports success, and tells of it in a warning alone. (A trigger of the
 * operator's that has something to say should say it by RAISE NOTICE.)
 */
final class DurableCommit implements StatementCustomizer {

  private static final String WARNING = "01000";

  @Override
  public void afterExecution(PreparedStatement statement, StatementContext context)
      throws SQLException {
    requireConfirmed(statement.getWarnings());
  }

  /**
   * The same for a transaction, whose commit was the last that the connection did.
   *
   * @throws SQLWarning if the commit was not confirmed
   */
  static void requireConfirmed(Connection connection) throws SQLException {
    requireConfirmed(connection.getWarnings());
  }

  private static void requireConfirmed(@Nullable SQLWarning first) throws SQLWarning {
    @Nullable SQLWarning warning = first;
    while (warning != null) {
      if (WARNING.equals(warning.getSQLState())) {
        throw warning;
      }
      warning = warning.getNextWarning();
    }
  }
}
