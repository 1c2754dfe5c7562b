package io.devicedeletions.adapters.jdbc.internal.postgres;

import java.sql.SQLException;
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

  /** The connection or the server went away, and with it the answer whether it had committed. */
  static boolean leavesDoubt(SQLException failure) {
    return errorClass(failure).equals("08") || errorClass(failure).equals("57");
  }

  private static String errorClass(SQLException failure) {
    @Nullable String state = failure.getSQLState();
    return state == null || state.length() < 2 ? "" : state.substring(0, 2);
  }
}
