package io.devicedeletions.bootstrap.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.devicedeletions.adapters.jdbc.PostgresConnections;
import io.devicedeletions.bootstrap.configuration.DatabaseConfiguration.Postgres;
import java.time.Duration;

/** Two pools, so that requests never wait for connections that workers hold. */
final class PostgresPools {

  private static final int INTAKE_CONNECTIONS = 10;

  private PostgresPools() {}

  static ConnectionPools open(Postgres postgres, String node, int workers) {
    HikariDataSource intake = null;
    try {
      intake = new HikariDataSource(intake(postgres, node));
      return new ConnectionPools(intake, new HikariDataSource(work(postgres, node, workers)));
    } catch (RuntimeException unreachable) {
      if (intake != null) {
        intake.close();
      }
      throw UnusableDatabase.of(postgres, unreachable);
    }
  }

  private static HikariConfig intake(Postgres postgres, String node) {
    HikariConfig config = config(postgres, "intake", INTAKE_CONNECTIONS, node);
    config.setConnectionInitSql(PostgresConnections.INTAKE_INITIAL_SQL);
    return config;
  }

  /** Two more than there are workers, for housekeeping and for whoever watches the store. */
  private static HikariConfig work(Postgres postgres, String node, int workers) {
    HikariConfig config = config(postgres, "work", workers + 2, node);
    config.setConnectionInitSql(PostgresConnections.WORK_INITIAL_SQL);
    return config;
  }

  private static HikariConfig config(Postgres postgres, String name, int size, String node) {
    HikariConfig config = ConnectionPools.config(name, size);
    config.setJdbcUrl(postgres.url());
    if (!postgres.user().isEmpty()) {
      config.setUsername(postgres.user());
    }
    if (!postgres.password().isEmpty()) {
      config.setPassword(postgres.password());
    }
    config.setExceptionOverride(new ReadOnlyEviction());
    config.setMinimumIdle(1);
    config.setMaxLifetime(Duration.ofMinutes(10).toMillis());
    config.setIdleTimeout(Duration.ofMinutes(5).toMillis());
    config.setKeepaliveTime(Duration.ofMinutes(1).toMillis());
    // The driver lets what stands in the URL override these.
    config.addDataSourceProperty("ApplicationName", "device-deletions " + node);
    config.addDataSourceProperty("connectTimeout", "2");
    config.addDataSourceProperty("socketTimeout", "30");
    config.addDataSourceProperty("tcpKeepAlive", "true");
    config.addDataSourceProperty("logServerErrorDetail", "false");
    return config;
  }
}
