package io.devicedeletions.bootstrap.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;

/**
 * The pools under a store.
 *
 * @param writing PostgreSQL: what the API uses; SQLite: the one connection that writes
 * @param second PostgreSQL: what the workers use; SQLite: the connections that only read
 * @param asking PostgreSQL: what those use who ask how things stand; SQLite: none, they read
 */
record ConnectionPools(
    HikariDataSource writing, HikariDataSource second, Option<HikariDataSource> asking) {

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

  /** All of them. */
  Vector<HikariDataSource> all() {
    return Vector.of(writing, second).appendAll(asking);
  }

  void close() {
    asking.forEach(HikariDataSource::close);
    second.close();
    writing.close();
  }
}
