package io.devicedeletions.bootstrap.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.devicedeletions.bootstrap.configuration.DatabaseConfiguration.Sqlite;
import io.vavr.control.Option;
import java.io.IOException;
import java.nio.file.Files;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TransactionMode;

/** One connection that writes and a few that read: SQLite has one writer, whatever we ask for. */
final class SqlitePools {

  private static final int READERS = 4;

  /** How long one process waits for another's write, in milliseconds. */
  private static final int BUSY_TIMEOUT = 5_000;

  private SqlitePools() {}

  static ConnectionPools open(Sqlite sqlite) {
    HikariDataSource writer = null;
    try {
      Files.createDirectories(sqlite.dataDirectory());
      writer = new HikariDataSource(config("writer", 1, sqlite, TransactionMode.IMMEDIATE));
      return new ConnectionPools(
          writer,
          new HikariDataSource(config("readers", READERS, sqlite, TransactionMode.DEFERRED)),
          Option.none());
    } catch (IOException | RuntimeException unusable) {
      if (writer != null) {
        writer.close();
      }
      throw UnusableDatabase.of(sqlite, unusable);
    }
  }

  private static HikariConfig config(
      String name, int size, Sqlite sqlite, TransactionMode transactionMode) {
    SQLiteConfig settings = new SQLiteConfig();
    settings.setJournalMode(JournalMode.WAL);
    settings.setSynchronous(SynchronousMode.FULL);
    settings.setBusyTimeout(BUSY_TIMEOUT);
    settings.setTransactionMode(transactionMode);

    HikariConfig config = ConnectionPools.config(name, size);
    config.setJdbcUrl("jdbc:sqlite:" + sqlite.file());
    config.setDataSourceProperties(settings.toProperties());
    // A connection to a file does not go stale, and reopening it costs a recovery check.
    config.setMaxLifetime(0);
    return config;
  }
}
