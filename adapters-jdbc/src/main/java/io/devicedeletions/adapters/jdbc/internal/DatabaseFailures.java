package io.devicedeletions.adapters.jdbc.internal;

import io.devicedeletions.domain.outcome.AttemptError;
import io.vavr.control.Option;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Looks into failures. Stateless and thread-safe. */
public final class DatabaseFailures {

  private DatabaseFailures() {}

  /** The database's own error, if it was one. */
  public static Option<SQLException> sqlException(RuntimeException failure) {
    for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException found) {
        return Option.some(found);
      }
    }
    return Option.none();
  }

  static AttemptError describe(RuntimeException failure) {
    return sqlException(failure)
        .map(error -> new AttemptError(errorClass(error), String.valueOf(error.getMessage())))
        .getOrElse(
            () ->
                new AttemptError(
                    failure.getClass().getSimpleName(), String.valueOf(failure.getMessage())));
  }

  private static String errorClass(SQLException error) {
    @Nullable String state = error.getSQLState();
    return state == null ? "code " + error.getErrorCode() : state;
  }
}
