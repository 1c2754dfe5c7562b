package io.devicedeletions.adapters.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.devicedeletions.adapters.jdbc.testkit.OwnThreads;
import io.devicedeletions.adapters.jdbc.testkit.PostgresServer;
import io.vavr.collection.Vector;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The tables of the version before get what is new while its nodes go on. */
final class PostgresUpgradeTest {

  private static final Vector<String> INDEXES =
      Vector.of(
          "deletion_batch_newest",
          "deletion_batch_request",
          "deletion_intervention_latest",
          "deletion_record_name",
          "deletion_record_uid");

  private final DataSource database = PostgresServer.connections(PostgresServer.newEmptyDatabase());
  private final Jdbi sql = Jdbi.create(database);

  @BeforeEach
  void beTheVersionBefore() {
    Flyway.configure(JdbcSchema.class.getClassLoader())
        .dataSource(database)
        .locations("classpath:io/devicedeletions/schema/postgresql")
        .table("device_deletions_schema_history")
        .baselineOnMigrate(true)
        .baselineVersion("0")
        .target("4")
        .load()
        .migrate();
    sql.useHandle(handle -> handle.execute("SELECT prepare_deletion_records(3)"));
    accept();
    settle();
  }

  /** As the version before does it. */
  private void accept() {
    sql.useHandle(
        handle ->
            handle.execute(
                """
                INSERT INTO deletion_batch
                VALUES ('acme', gen_random_uuid(), 'request', 'requester', NULL, now(), now(),
                        '{}', '{}', '{}')
                """));
  }

  private void settle() {
    sql.useHandle(
        handle ->
            handle.execute(
                """
                INSERT INTO deletion_record
                VALUES ('acme', gen_random_uuid(), 0, gen_random_uuid(), 'name', 'NOT_FOUND', 1,
                        'node', now())
                """));
  }

  private void assertUpgraded() {
    assertThat(
            names(
                """
                SELECT relname FROM pg_class JOIN pg_index ON indexrelid = oid
                 WHERE indisvalid AND relname ~ '^[a-z_]+_(newest|request|latest|uid|name)$'
                 ORDER BY relname
                """))
        .isEqualTo(INDEXES);
    assertThat(
            names(
                """
                SELECT relname FROM pg_class JOIN pg_index ON indexrelid = oid
                 WHERE NOT indisvalid OR relname = 'deletion_intervention_batch'
                """))
        .isEmpty();
    assertThat(
            names(
                """
                SELECT parent.relname
                  FROM pg_inherits JOIN pg_class parent ON parent.oid = inhparent
                 WHERE parent.relname IN ('deletion_record_uid', 'deletion_record_name')
                """))
        .hasSize(2 * 5);
  }

  private Vector<String> names(String query) {
    return sql.withHandle(
        handle -> Vector.ofAll(handle.createQuery(query).mapTo(String.class).list()));
  }

  private CompletableFuture<Void> upgradeBesideOthers() {
    return CompletableFuture.runAsync(() -> JdbcSchema.migrate(database), OwnThreads.EACH);
  }

  @Test
  void whatIsNewComesOnce() {
    JdbcSchema.migrate(database);
    assertUpgraded();
    Vector<String> made = names("SELECT relfilenode::text FROM pg_class ORDER BY oid");

    JdbcSchema.migrate(database);

    assertThat(names("SELECT relfilenode::text FROM pg_class ORDER BY oid")).isEqualTo(made);
  }

  @Test
  void severalNodesCanUpgradeAtOnce() {
    OwnThreads.fourTimes(() -> JdbcSchema.migrate(database));

    assertUpgraded();
  }

  /** Somebody's backup, say: the columns wait for it, but nobody for the columns. */
  @Test
  void whileSomebodyReadsForLongTheOthersGoOn() {
    try (Handle reader = sql.open()) {
      reader.begin();
      reader.execute("SELECT FROM deletion_batch");
      CompletableFuture<Void> upgrade = upgradeBesideOthers();
      awaitWaiting("ALTER TABLE");
      accept();
      settle();
      assertThat(upgrade).isNotDone();
      reader.rollback();
      upgrade.join();
    }
    assertUpgraded();
  }

  @Test
  void whileAnIndexIsMadeTheOthersGoOn() {
    JdbcSchema.migrate(database);
    sql.useHandle(
        handle ->
            handle.execute("DROP INDEX deletion_batch_newest; DROP INDEX deletion_record_uid"));
    try (Handle reader = sql.open()) {
      reader.begin();
      reader.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ");
      reader.execute("SELECT FROM deletion_batch");
      CompletableFuture<Void> upgrade = upgradeBesideOthers();
      awaitWaiting("CREATE INDEX CONCURRENTLY");
      CompletableFuture<Void> other = upgradeBesideOthers();
      accept();
      settle();
      assertThat(upgrade).isNotDone();
      reader.rollback();
      upgrade.join();
      other.join();
    }
    assertUpgraded();
  }

  private void awaitWaiting(String statement) {
    while (names(
            """
            SELECT query FROM pg_stat_activity
             WHERE datname = current_database() AND wait_event_type = 'Lock'
            """)
        .filter(query -> query.contains(statement))
        .isEmpty()) {
      Thread.onSpinWait();
    }
  }

  @Test
  void whoWasKilledInTheMiddleIsFollowed() {
    try (Handle reader = sql.open();
        Handle killed = sql.open()) {
      killed.execute(
          "CREATE INDEX deletion_record_uid ON ONLY deletion_record"
              + " (tenant, uid, settled_at, batch_id, line)");
      reader.begin();
      reader.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ");
      reader.execute("SELECT FROM deletion_batch");
      killed.execute("SET lock_timeout = '100ms'");
      String day =
          names(
                  """
                  SELECT relname FROM pg_class
                   WHERE relname ~ '^deletion_record_[0-9]+$' AND relkind = 'r'
                   ORDER BY relname DESC
                  """)
              .head();
      Vector.of(
              "deletion_batch_newest ON deletion_batch (tenant, accepted_at, batch_id)",
              day + "_uid ON " + day + " (tenant, uid, settled_at, batch_id, line)")
          .forEach(
              index ->
                  assertThatThrownBy(() -> killed.execute("CREATE INDEX CONCURRENTLY " + index))
                      .hasMessageContaining("lock timeout"));
      reader.rollback();
    }

    JdbcSchema.migrate(database);

    assertUpgraded();
  }
}
