package io.devicedeletions.bootstrap.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;

/**
 * The two pools under a store.
 *
 * @param writing PostgreSQL: what the API uses; SQLite: the one connection that writes
 * @param second PostgreSQL: what the workers use; SQLite: the connections that only read
 */
record ConnectionPools(HikariDataSource writing, HikariDataSource second) {

  /**
   * A caller is told of a full pool while it still listens; Hikari's own 30 s are for batch jobs.
   */
  static final Duration PATIENCE = Duration.ofMillis(1_500);

  static HikariConfig config(String name, int size) {
    HikariConfig config = new HikariConfig();
    config.setPoolName(name);
    config.setMaximumPoolSize(size);
    config.setConnectionTimeout(PATIENCE.toMillis());
    config.setValidationTimeout(1_000);
    return config;
  }

  void close() {
    second.close();
    writing.close();
  }
}
