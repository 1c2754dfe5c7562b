package io.devicedeletions.adapters.jdbc.internal.sqlite;

import io.devicedeletions.adapters.jdbc.internal.FailureKind;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;

/** What a result code means for us (SQLite's documentation, "Result and Error Codes"). */
final class SqliteErrors {

  /** An extended code carries its primary one in its lowest byte. */
  private static final int PRIMARY = 0xff;

  private static final int BUSY = 5;
  private static final int LOCKED = 6;
  private static final int OUT_OF_MEMORY = 7;
  private static final int READ_ONLY = 8;
  private static final int INTERRUPTED = 9;
  private static final int INPUT_OUTPUT = 10;
  private static final int CORRUPT = 11;
  private static final int FULL = 13;
  private static final int CANNOT_OPEN = 14;

  /** Also what RAISE in a trigger comes to. */
  private static final int CONSTRAINT = 19;

  private static final int NOT_A_DATABASE = 26;

  private SqliteErrors() {}

  static FailureKind kindOf(SQLException failure) {
    if (failure instanceof SQLTransientConnectionException) {
      return FailureKind.STORE;
    }
    return switch (failure.getErrorCode() & PRIMARY) {
      case CONSTRAINT -> FailureKind.LINE;
      case INTERRUPTED -> FailureKind.TRANSACTION;
      case BUSY,
          LOCKED,
          OUT_OF_MEMORY,
          READ_ONLY,
          INPUT_OUTPUT,
          CORRUPT,
          FULL,
          CANNOT_OPEN,
          NOT_A_DATABASE ->
          FailureKind.STORE;
      default -> FailureKind.UNKNOWN;
    };
  }
}
