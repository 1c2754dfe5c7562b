package io.devicedeletions.adapters.jdbc.internal.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * A table that holds the records of a day, or once did.
 *
 * @param name its name
 * @param state how much of a partition it is
 * @param begin when its day begins, as a literal of the database's
 * @param end when the next day begins
 * @param isOld whether its whole day is older than the retention
 */
record RecordPartition(String name, State state, String begin, String end, boolean isOld) {

  /** From a partition to a table on its own. */
  enum State {
    ATTACHED,
    /** Whoever was detaching it was stopped, or waited for a long query for too long. */
    HALF_DETACHED,
    /** Whoever detached it did not come to drop it. */
    DETACHED
  }

  static RecordPartition read(ResultSet row) throws SQLException {
    return new RecordPartition(
        row.getString("name"),
        State.valueOf(row.getString("state")),
        row.getString("begin_of_day"),
        row.getString("end_of_day"),
        row.getBoolean("is_old"));
  }
}
