package io.devicedeletions.adapters.jdbc.internal.postgres;

import io.devicedeletions.adapters.jdbc.internal.JdbiSettings;
import javax.sql.DataSource;

/**
 * Lets one node at a time migrate. Flyway's own lock comes after its look at the schema: of two
 * nodes that find it empty, one takes the other's half-made history table for somebody else's.
 * Stateless and thread-safe.
 */
public final class MigrationLock {

  /** Any number will do that nobody else uses in the same database. */
  private static final long NUMBER = 5_277_305_610_017L;

  private MigrationLock() {}

  /** Runs the migration while nobody else does. The lock ends with its connection at the latest. */
  public static void hold(DataSource database, Runnable migration) {
    JdbiSettings.on(database)
        .useHandle(
            handle -> {
              handle.execute("SELECT pg_advisory_lock(?)", NUMBER);
              try {
                migration.run();
              } finally {
                handle.execute("SELECT pg_advisory_unlock(?)", NUMBER);
              }
            });
  }
}
