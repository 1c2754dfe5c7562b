package io.devicedeletions.adapters.jdbc.internal;

import io.vavr.control.Option;
import java.sql.SQLException;

/**
 * What stands in a list beside others, and must not keep them from being seen: whoever asks for it
 * alone is told that it cannot be read.
 */
final class UnreadableRows {

  private UnreadableRows() {}

  /** How something is read from a row. */
  interface Reading<T> {
    T read() throws SQLException;
  }

  /** What was read; none if the row is not as this service writes it. */
  static <T> Option<T> leftOut(Reading<T> reading) throws SQLException {
    try {
      return Option.some(reading.read());
    } catch (UnreadableRowException | IllegalArgumentException unreadable) {
      return Option.none();
    }
  }
}
