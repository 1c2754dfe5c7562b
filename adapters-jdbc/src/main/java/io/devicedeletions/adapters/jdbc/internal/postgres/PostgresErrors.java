package io.devicedeletions.adapters.jdbc.internal.postgres;

import io.devicedeletions.adapters.jdbc.internal.FailureKind;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.SQLWarning;
import java.util.concurrent.CompletionException;
import java.util.function.Predicate;
import org.jdbi.v3.core.CloseException;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;

/** What an SQLSTATE means for us (PostgreSQL's documentation, appendix A). */
final class PostgresErrors {

  private PostgresErrors() {}

  /** A pool that has no connection to give says so by its exception's type alone. */
  static FailureKind kindOf(SQLException failure) {
    if (failure instanceof SQLTransientConnectionException) {
      return FailureKind.STORE;
    }
    return switch (errorClass(failure)) {
      case "08", "53", "58" -> FailureKind.STORE;
      case "22", "23", "44" -> FailureKind.LINE;
      case "40" -> FailureKind.TRANSACTION;
      default -> kindOf(String.valueOf(failure.getSQLState()));
    };
  }

  private static FailureKind kindOf(String state) {
    return switch (state) {
      case "P0001" -> FailureKind.LINE;
      case "25P03", "25P04", "55P03", "57014" -> FailureKind.TRANSACTION;
      case "25006", "57P01", "57P02", "57P03", "57P05" -> FailureKind.STORE;
      default -> FailureKind.UNKNOWN;
    };
  }

  /**
   * True if the answer whether it had committed went with the connection or the server, or was lost
   * here: an {@link Error} can strike at any time, and giving the connection back can fail.
   */
  static boolean leavesDoubt(RuntimeException failure) {
    return isOfStatement(failure, PostgresErrors::leavesDoubt)
        || failure instanceof CompletionException
        || failure instanceof CloseException;
  }

  /** A statement that was cancelled, 57014, was undone; a server that goes down may have heard. */
  private static boolean leavesDoubt(SQLException failure) {
    return switch (errorClass(failure)) {
      case "", "08" -> true;
      case "40" -> "40003".equals(failure.getSQLState());
      case "57" -> !"57014".equals(failure.getSQLState());
      default -> false;
    };
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
