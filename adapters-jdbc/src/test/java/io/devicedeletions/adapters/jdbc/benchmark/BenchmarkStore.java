package io.devicedeletions.adapters.jdbc.benchmark;

import com.zaxxer.hikari.HikariDataSource;
import io.devicedeletions.adapters.jdbc.JdbcSchema;
import io.devicedeletions.adapters.jdbc.JdbcStore;
import io.devicedeletions.adapters.jdbc.PostgresConnections;
import io.devicedeletions.adapters.jdbc.SqliteConnections;
import io.devicedeletions.adapters.jdbc.testkit.PostgresServer;
import io.devicedeletions.adapters.jdbc.testkit.SqliteStore;
import io.devicedeletions.domain.outcome.RemovalSettings;
import java.nio.file.Path;

/**
 * A store that syncs each commit, as those of tests need not.
 *
 * @param intake connections of those who ask
 * @param work connections of those who remove
 */
record BenchmarkStore(HikariDataSource intake, HikariDataSource work, JdbcStore store)
    implements AutoCloseable {

  /** Which connections on PostgreSQL are the workers'. */
  static final String WORKERS_NAME = "removal";

  private static final int CLIENTS = 8;

  /** Opens an empty one, on {@code postgres} or {@code sqlite}. */
  static BenchmarkStore open(String database, int workers) {
    System.setProperty("postgres.fsync", "on");
    return database.equals("postgres") ? postgres(workers) : sqlite();
  }

  private static BenchmarkStore postgres(int workers) {
    String database = PostgresServer.newDatabase();
    HikariDataSource intake =
        PostgresServer.pool(database, PostgresConnections.INTAKE_INITIAL_SQL, CLIENTS);
    HikariDataSource work =
        PostgresServer.pool(
            database,
            PostgresConnections.WORK_INITIAL_SQL + "; SET application_name = 'removal'",
            workers + 1);
    return new BenchmarkStore(
        intake, work, JdbcStore.postgres(intake, work, RemovalSettings.signedBy("benchmark")));
  }

  private static BenchmarkStore sqlite() {
    Path file = SqliteStore.newFile();
    HikariDataSource writer = SqliteStore.pool(file, SqliteConnections.WRITER, 1);
    HikariDataSource readers = SqliteStore.pool(file, SqliteConnections.READERS, CLIENTS);
    JdbcSchema.migrate(writer);
    return new BenchmarkStore(
        readers, writer, JdbcStore.sqlite(writer, readers, RemovalSettings.signedBy("benchmark")));
  }

  @Override
  public void close() {
    store.close();
    intake.close();
    work.close();
  }
}
