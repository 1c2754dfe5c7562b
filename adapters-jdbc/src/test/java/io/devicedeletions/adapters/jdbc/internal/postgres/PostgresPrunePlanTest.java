package io.devicedeletions.adapters.jdbc.internal.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.devicedeletions.adapters.jdbc.PostgresConnections;
import io.devicedeletions.adapters.jdbc.internal.JdbiSettings;
import io.devicedeletions.adapters.jdbc.internal.PrunedTable;
import io.devicedeletions.adapters.jdbc.testkit.PostgresServer;
import io.vavr.collection.Vector;
import java.time.Duration;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Pruning looks at old rows alone, and at the waiting work by its key: with tables that were empty
 * when PostgreSQL last looked, and with fresh statistics.
 */
final class PostgresPrunePlanTest {

  private static final long PERIOD = Duration.ofDays(400).toMillis();

  /** Also of the bitmap kind, which would read each page of a range. */
  private static final String FULL_SCAN =
      "(Seq Scan|Bitmap Heap Scan) on deletion_(work|batch|dead|intervention|tally)\\b";

  @SuppressWarnings("NullAway.Init")
  private static HikariDataSource connections;

  @SuppressWarnings("NullAway.Init")
  private static Jdbi sql;

  @BeforeAll
  static void fillTablesBehindTheStatistics() {
    connections =
        PostgresServer.pool(PostgresServer.newDatabase(), PostgresConnections.WORK_INITIAL_SQL, 1);
    sql = JdbiSettings.on(connections);
    sql.useHandle(
        handle -> {
          handle.execute(
              """
              ALTER TABLE deletion_batch SET (autovacuum_enabled = false);
              ALTER TABLE deletion_work SET (autovacuum_enabled = false);
              ALTER TABLE deletion_dead SET (autovacuum_enabled = false);
              ANALYZE
              """);
          handle.execute(
              """
              INSERT INTO deletion_batch
              SELECT 'acme', gen_random_uuid(), 'request', 'requester', NULL,
                     now() - number * INTERVAL '15 minutes', now(), '{}', '{}', '{}'
                FROM generate_series(0, 50000) AS number;
              INSERT INTO deletion_work (tenant, batch_id, due_at, lines)
              SELECT tenant, batch_id, due_at, '{}' FROM deletion_batch;
              INSERT INTO deletion_dead
              SELECT tenant, batch_id, 0, 8, 'class', 'error', now() FROM deletion_batch;
              INSERT INTO deletion_intervention
              SELECT tenant, batch_id, 'CANCEL', '{}', 'requester', accepted_at
                FROM deletion_batch;
              INSERT INTO deletion_tally
              SELECT tenant, accepted_at, 'REMOVED', 1 FROM deletion_batch
              """);
        });
  }

  @AfterAll
  static void close() {
    connections.close();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void oldRowsAreFoundThroughTheirTimeAndWorkThroughItsKey(boolean analyzed) {
    if (analyzed) {
      sql.useHandle(handle -> handle.execute("ANALYZE"));
    }
    PostgresPruning pruning = new PostgresPruning(sql);
    Vector<PrunedTable> tables = pruning.tables().toVector().append(pruning.tallies());

    assertThat(tables).hasSize(3);
    for (PrunedTable table : tables) {
      long last = one(table.endOfChunk());
      String end = plan("EXPLAIN " + table.endOfChunk(), 0, 0);
      assertThat(end).doesNotContainPattern(FULL_SCAN).containsPattern("Index (Only )?Scan using");
      assertThat(plan("EXPLAIN " + table.deleteChunk(), 0, last))
          .doesNotContainPattern(FULL_SCAN)
          .containsPattern(
              "Index Scan using deletion_(batch_accepted|intervention_taken|tally_age)");
    }
    assertThat(plan("EXPLAIN " + tables.head().deleteChunk(), 0, one(tables.head().endOfChunk())))
        .contains("deletion_work_pkey", "deletion_dead_pkey")
        .doesNotContain("hashed SubPlan");
  }

  private static long one(String endOfChunk) {
    return sql.withHandle(
        handle -> bound(handle.createQuery(endOfChunk), 0, 0).mapTo(long.class).one());
  }

  private static String plan(String explained, long after, long last) {
    return sql.inTransaction(
        handle -> {
          assertThat(new PostgresPruning(sql).isOurTurn(handle)).isTrue();
          return String.join(
              "\n", bound(handle.createQuery(explained), after, last).mapTo(String.class).list());
        });
  }

  private static Query bound(Query query, long after, long last) {
    return query
        .define("rows", 1_000)
        .bind("after", after)
        .bind("last", last)
        .bind("millis", PERIOD);
  }
}
