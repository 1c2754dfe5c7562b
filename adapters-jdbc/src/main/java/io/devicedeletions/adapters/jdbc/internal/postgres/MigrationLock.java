package io.devicedeletions.adapters.jdbc.internal.postgres;

import io.devicedeletions.adapters.jdbc.internal.JdbiSettings;
import java.time.Duration;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;

/**
 * Lets one node at a time migrate. Flyway's own lock comes after its look at the schema: of two
 * nodes that find it empty, one takes the other's half-made history table for somebody else's.
 * Stateless and thread-safe.
 */
public final class MigrationLock {

  /** Any number will do that nobody else uses in the same database. */
  private static final long NUMBER = 5_277_305_610_017L;

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

  private MigrationLock() {}

  /**
   * Runs the migration while nobody else does. The lock ends with its connection at the latest. It
   * is asked for again and again: a statement that waits would reach the end of its connection's
   * patience, and whoever makes an index would wait for it.
   */
  public static void hold(DataSource database, Runnable migration) {
    JdbiSettings.on(database)
        .useHandle(
            handle -> {
              while (!isOurs(handle)) {
                BriefLocks.pause(BETWEEN_LOOKS);
              }
              try {
                migration.run();
              } finally {
                handle.execute("SELECT pg_advisory_unlock(?)", NUMBER);
              }
            });
  }

  private static boolean isOurs(Handle handle) {
    return handle
        .createQuery("SELECT pg_try_advisory_lock(:number)")
        .bind("number", NUMBER)
        .mapTo(boolean.class)
        .one();
  }
}
