package io.devicedeletions.bootstrap.database;

import io.devicedeletions.bootstrap.configuration.DatabaseConfiguration;
import io.devicedeletions.bootstrap.configuration.DatabaseConfiguration.Sqlite;
import io.devicedeletions.bootstrap.terminal.OperatorProblem;

/** A database that cannot be opened; the message says what to look at. */
public final class UnusableDatabase extends OperatorProblem {

  private static final long serialVersionUID = 1L;

  private UnusableDatabase(String message, Throwable cause) {
    super(message);
    initCause(cause);
  }

  static UnusableDatabase of(DatabaseConfiguration configuration, Throwable cause) {
    return new UnusableDatabase(
        (configuration instanceof Sqlite sqlite
                ? "Cannot use the embedded database " + sqlite.file()
                : "Cannot use the database at --db-url")
            + ": "
            + innermost(cause).getMessage(),
        cause);
  }

  private static Throwable innermost(Throwable throwable) {
    Throwable innermost = throwable;
    while (innermost.getCause() != null) {
      innermost = innermost.getCause();
    }
    return innermost;
  }
}
