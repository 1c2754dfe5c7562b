package io.devicedeletions.bootstrap.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.devicedeletions.adapters.jdbc.PostgresConnections;
import io.devicedeletions.bootstrap.configuration.DatabaseConfiguration.Postgres;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Three pools: nobody who schedules waits for connections that workers hold, or those who ask. */
final class PostgresPools {

  private static final int INTAKE_CONNECTIONS = 10;
  private static final int ASKING_CONNECTIONS = 4;

  private PostgresPools() {}

  static ConnectionPools open(Postgres postgres, String node, int workers) {
    List<HikariDataSource> opened = new ArrayList<>();
    try {
      for (HikariConfig config :
          List.of(intake(postgres, node), work(postgres, node, workers), asking(postgres, node))) {
        opened.add(new HikariDataSource(config));
      }
      return new ConnectionPools(opened.get(0), opened.get(1), Option.some(opened.get(2)));
    } catch (RuntimeException unreachable) {
      opened.forEach(HikariDataSource::close);
      throw UnusableDatabase.of(postgres, unreachable);
    }
  }

  private static HikariConfig intake(Postgres postgres, String node) {
    HikariConfig config = config(postgres, "intake", INTAKE_CONNECTIONS, node);
    config.setConnectionInitSql(PostgresConnections.INTAKE_INITIAL_SQL);
    return config;
  }

  private static HikariConfig asking(Postgres postgres, String node) {
    HikariConfig config = config(postgres, "asking", ASKING_CONNECTIONS, node);
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
    config.setDataSource(new PostgresConnecting(postgres, node));
    config.setExceptionOverride(new ReadOnlyEviction());
    config.setMinimumIdle(1);
    config.setMaxLifetime(Duration.ofMinutes(10).toMillis());
    config.setIdleTimeout(Duration.ofMinutes(5).toMillis());
    config.setKeepaliveTime(Duration.ofMinutes(1).toMillis());
    return config;
  }
}
