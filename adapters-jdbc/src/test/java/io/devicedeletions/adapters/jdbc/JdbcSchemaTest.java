package io.devicedeletions.adapters.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.devicedeletions.adapters.jdbc.testkit.OwnThreads;
import io.devicedeletions.adapters.jdbc.testkit.PostgresServer;
import io.devicedeletions.adapters.jdbc.testkit.SqliteStore;
import java.nio.file.Path;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** The tables come whole, once, beside whatever else is there. */
final class JdbcSchemaTest {

  @Test
  void severalNodesCanMigratePostgresAtOnce() {
    DataSource database = PostgresServer.connections(PostgresServer.newEmptyDatabase());

    OwnThreads.fourTimes(() -> JdbcSchema.migrate(database));

    assertThat(migrations(database)).isEqualTo(1);
  }

  @Test
  void severalProcessesCanMigrateSqliteAtOnce() {
    Path file = SqliteStore.newFile();

    OwnThreads.fourTimes(
        () -> {
          try (HikariDataSource process = SqliteStore.pool(file, SqliteConnections.WRITER, 1)) {
            JdbcSchema.migrate(process);
          }
        });

    try (HikariDataSource database = SqliteStore.pool(file, SqliteConnections.READERS, 1)) {
      assertThat(migrations(database)).isEqualTo(1);
    }
  }

  @Test
  void theTablesStandBesideThoseOfSomebodyElse() {
    DataSource postgres = PostgresServer.connections(PostgresServer.newEmptyDatabase());
    try (HikariDataSource sqlite =
        SqliteStore.pool(SqliteStore.newFile(), SqliteConnections.WRITER, 1)) {
      Stream.of(postgres, sqlite).forEach(JdbcSchemaTest::migrateBesideSomebodyElse);
    }
  }

  private static void migrateBesideSomebodyElse(DataSource database) {
    Jdbi sql = Jdbi.create(database);
    sql.useHandle(handle -> handle.execute("CREATE TABLE customer (id integer)"));

    JdbcSchema.migrate(database);

    assertThat(count(sql, "SELECT count(*) FROM device")).isZero();
  }

  @Test
  void twoSchemasOfOneDatabaseAreTwoStores() {
    String database = PostgresServer.newEmptyDatabase();
    Jdbi sql = Jdbi.create(PostgresServer.connections(database));
    Stream.of("one", "other")
        .forEach(
            schema -> {
              sql.useHandle(handle -> handle.execute("CREATE SCHEMA " + schema));
              JdbcSchema.migrate(PostgresServer.connections(database, schema));
            });

    Jdbi.create(PostgresServer.connections(database, "one"))
        .useHandle(handle -> handle.execute("INSERT INTO tenant VALUES ('acme', true)"));

    assertThat(count(sql, "SELECT count(*) FROM one.tenant")).isEqualTo(1);
    assertThat(count(sql, "SELECT count(*) FROM other.tenant")).isZero();
  }

  /** As after a kill in the middle: nothing remains that the next attempt would trip over. */
  @Test
  void aMigrationThatBreaksOffLeavesNoTrace() {
    DataSource postgres = PostgresServer.connections(PostgresServer.newEmptyDatabase());
    try (HikariDataSource sqlite =
        SqliteStore.pool(SqliteStore.newFile(), SqliteConnections.WRITER, 1)) {
      Stream.of(postgres, sqlite).forEach(JdbcSchemaTest::migrateInTwoAttempts);
    }
  }

  private static void migrateInTwoAttempts(DataSource database) {
    Jdbi sql = Jdbi.create(database);
    sql.useHandle(handle -> handle.execute("CREATE TABLE deletion_work (in_the_way integer)"));
    assertThatThrownBy(() -> JdbcSchema.migrate(database)).hasMessageContaining("deletion_work");

    sql.useHandle(handle -> handle.execute("DROP TABLE deletion_work"));
    JdbcSchema.migrate(database);

    assertThat(count(sql, "SELECT count(*) FROM deletion_work")).isZero();
  }

  private static long migrations(DataSource database) {
    return count(
        Jdbi.create(database),
        "SELECT count(*) FROM device_deletions_schema_history WHERE version = '1'");
  }

  private static long count(Jdbi sql, String query) {
    return sql.withHandle(handle -> handle.createQuery(query).mapTo(Long.class).one());
  }
}
