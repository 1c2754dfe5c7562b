package io.devicedeletions.bootstrap.database;

import io.devicedeletions.adapters.jdbc.JdbcSchema;
import io.devicedeletions.adapters.jdbc.JdbcStore;
import io.devicedeletions.bootstrap.configuration.DatabaseConfiguration;
import io.devicedeletions.bootstrap.configuration.DatabaseConfiguration.Postgres;
import io.devicedeletions.bootstrap.configuration.DatabaseConfiguration.Sqlite;
import io.devicedeletions.domain.outcome.RemovalSettings;
import io.micrometer.core.instrument.MeterRegistry;

/**
 * A store with the connections under it, its schema up to date. Thread-safe; closing it closes the
 * connections too.
 */
public final class OpenDatabase implements AutoCloseable {

  private final ConnectionPools pools;
  private final JdbcStore store;

  private OpenDatabase(ConnectionPools pools, JdbcStore store) {
    this.pools = pools;
    this.store = store;
  }

  /**
   * Opens the store for a command that does one thing and ends.
   *
   * @throws UnusableDatabase if it cannot be opened
   */
  public static OpenDatabase forCommand(DatabaseConfiguration configuration) {
    return forServer(configuration, RemovalSettings.signedBy("command"), 1);
  }

  /**
   * Opens the store for a server.
   *
   * @param configuration where it is
   * @param settings how it removes
   * @param workers how many threads remove devices
   * @throws UnusableDatabase if it cannot be opened
   */
  public static OpenDatabase forServer(
      DatabaseConfiguration configuration, RemovalSettings settings, int workers) {
    ConnectionPools pools = pools(configuration, settings.node(), workers);
    try {
      JdbcSchema.migrate(pools.writing());
      return new OpenDatabase(pools, store(configuration, pools, settings));
    } catch (RuntimeException unusable) {
      pools.close();
      throw UnusableDatabase.of(configuration, unusable);
    }
  }

  private static ConnectionPools pools(
      DatabaseConfiguration configuration, String node, int workers) {
    return configuration instanceof Postgres postgres
        ? PostgresPools.open(postgres, node, workers)
        : SqlitePools.open((Sqlite) configuration);
  }

  private static JdbcStore store(
      DatabaseConfiguration configuration, ConnectionPools pools, RemovalSettings settings) {
    return configuration instanceof Postgres
        ? JdbcStore.postgres(
            pools.writing(), pools.second(), pools.asking().getOrElse(pools.writing()), settings)
        : JdbcStore.sqlite(pools.writing(), pools.second(), settings);
  }

  /** Counts how long connections are waited for, and how many are in use. */
  public void measure(MeterRegistry registry) {
    pools.all().forEach(pool -> pool.setMetricRegistry(registry));
  }

  /** The ports. */
  public JdbcStore store() {
    return store;
  }

  @Override
  public void close() {
    store.close();
    pools.close();
  }
}
