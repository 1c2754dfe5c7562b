package io.devicedeletions.adapters.jdbc.internal.postgres;

import java.sql.SQLException;
import java.sql.SQLWarning;
import java.util.concurrent.CompletionException;
import java.util.function.Predicate;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;

/** What an SQLSTATE means for us (PostgreSQL's documentation, appendix A). */
final class PostgresErrors {

  private PostgresErrors() {}

  /** Data exception, constraint violation, check option, or a trigger's RAISE. */
  static boolean isRefusal(SQLException failure) {
    return switch (errorClass(failure)) {
      case "22", "23", "44" -> true;
      default -> "P0001".equals(failure.getSQLState());
    };
  }

  /**
   * True if the answer whether it had committed went with the connection or the server, or was lost
   * here: an {@link Error} can strike at any time.
   */
  static boolean leavesDoubt(RuntimeException failure) {
    return isOfStatement(failure, PostgresErrors::leavesDoubt)
        || failure instanceof CompletionException;
  }

  private static boolean leavesDoubt(SQLException failure) {
    return errorClass(failure).equals("08") || errorClass(failure).equals("57");
  }

  /** True if the server refused the statement, whatever the reason, and undid it for certain. */
  static boolean leftNothing(RuntimeException failure) {
    return isOfStatement(failure, cause -> !(cause instanceof SQLWarning) && !leavesDoubt(cause));
  }

  private static boolean isOfStatement(RuntimeException failure, Predicate<SQLException> test) {
    return failure instanceof UnableToExecuteStatementException
        && failure.getCause() instanceof SQLException cause
        && test.test(cause);
  }

  private static String errorClass(SQLException failure) {
    @Nullable String state = failure.getSQLState();
    return state == null || state.length() < 2 ? "" : state.substring(0, 2);
  }
}
