package io.devicedeletions.adapters.jdbc.internal.sqlite;

import java.io.File;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jdbi.v3.core.Handle;

/**
 * Keeps the write-ahead log from growing for ever. SQLite copies it into the database by itself,
 * but begins it anew only at a moment at which nobody reads, which may never come: where reads
 * overlap, the log grows with each commit. So from time to time the writer waits a moment for those
 * who read at the time. Used by the one thread that writes.
 */
final class LogTruncation {

  /** Four times the size at which SQLite copies the log. */
  static final long TOLERATED_BYTES = 16L << 20;

  /** Accepted batches wait for as long; a reader that takes longer is tried again later. */
  private static final int PATIENCE_MILLIS = 50;

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

  private final LongSupplier nanoTime;
  private final long toleratedBytes;
  private Duration pause = FIRST_PAUSE;
  private long notBefore;

  LogTruncation(LongSupplier nanoTime, long toleratedBytes) {
    this.nanoTime = nanoTime;
    this.toleratedBytes = toleratedBytes;
    this.notBefore = nanoTime.getAsLong();
  }

  /** Truncates the log if it is large and it was not tried just now. */
  void truncateIfLarge(Handle handle) {
    if (nanoTime.getAsLong() - notBefore >= 0 && logFile(handle).length() > toleratedBytes) {
      pause = truncate(handle) ? FIRST_PAUSE : longer(pause);
      notBefore = nanoTime.getAsLong() + pause.toNanos();
    }
  }

  private static Duration longer(Duration pause) {
    Duration twice = pause.multipliedBy(2);
    return twice.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : twice;
  }

  /**
   * Truncates the log if nobody keeps it from that for long.
   *
   * @return false if somebody does
   */
  static boolean truncate(Handle handle) {
    int patience = one(handle, "PRAGMA busy_timeout");
    one(handle, "PRAGMA busy_timeout = <millis>", PATIENCE_MILLIS);
    try {
      return one(handle, "PRAGMA wal_checkpoint(TRUNCATE)") == 0;
    } finally {
      one(handle, "PRAGMA busy_timeout = <millis>", patience);
    }
  }

  private static int one(Handle handle, String pragma) {
    return handle.createQuery(pragma).mapTo(int.class).one();
  }

  private static int one(Handle handle, String pragma, int millis) {
    return handle.createQuery(pragma).define("millis", millis).mapTo(int.class).one();
  }

  /** The file's name is asked for each time: it costs microseconds, and is SQLite's own. */
  private static File logFile(Handle handle) {
    return new File(databaseFile(handle) + "-wal");
  }

  /** The file of the database. Its size may be asked for; opening it would drop SQLite's locks. */
  static File databaseFile(Handle handle) {
    return new File(
        handle
            .createQuery("SELECT file FROM pragma_database_list WHERE name = 'main'")
            .mapTo(String.class)
            .one());
  }
}
