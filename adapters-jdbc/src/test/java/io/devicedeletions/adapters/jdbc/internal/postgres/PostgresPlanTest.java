package io.devicedeletions.adapters.jdbc.internal.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.devicedeletions.adapters.jdbc.PostgresConnections;
import io.devicedeletions.adapters.jdbc.internal.JdbiSettings;
import io.devicedeletions.adapters.jdbc.internal.Rows;
import io.devicedeletions.adapters.jdbc.testkit.PostgresServer;
import io.vavr.collection.Vector;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The plans of a removal's statements, where the tables were empty when PostgreSQL last looked and
 * are full now: the statistics that a queue has in its worst hour.
 */
final class PostgresPlanTest {

  private static final String FULL_SCAN = "Seq Scan on (deletion_work|deletion_batch|device)\\b";

  private static final PostgresStatements STATEMENTS = new PostgresStatements();
  private static final PostgresDialect DIALECT = new PostgresDialect();

  @SuppressWarnings("NullAway.Init")
  private static HikariDataSource connections;

  @SuppressWarnings("NullAway.Init")
  private static Jdbi sql;

  @BeforeAll
  static void fillTablesBehindTheStatistics() {
    connections =
        PostgresServer.pool(PostgresServer.newDatabase(), PostgresConnections.WORK_INITIAL_SQL, 1);
    sql =
        JdbiSettings.on(connections)
            .registerArrayType(String.class, "text")
            .registerArrayType(Integer.class, "int4");
    sql.useHandle(
        handle -> {
          handle.execute("ANALYZE deletion_work; ANALYZE deletion_batch; ANALYZE device");
          handle.execute(
              """
              INSERT INTO device
              SELECT 'acme', gen_random_uuid(), 'device', '{}', now(), now()
                FROM generate_series(1, 50000);
              INSERT INTO deletion_batch
              SELECT 'acme', gen_random_uuid(), 'request', 'requester', NULL, now(), now(),
                     '{}', '{}', '{}'
                FROM generate_series(1, 50000);
              INSERT INTO deletion_work (tenant, batch_id, due_at, lines)
              SELECT tenant, batch_id, due_at, '{}' FROM deletion_batch
              """);
        });
  }

  @AfterAll
  static void close() {
    connections.close();
  }

  @Test
  void aClaimStepsDownTheIndexAndLocksBelowItsLimit() {
    String plan =
        plan(
            handle ->
                handle
                    .createQuery(explained(STATEMENTS.claimWork()))
                    .define("parts", 8)
                    .bind("tenant", "acme")
                    .bind("afterDue", 0L)
                    .bind("afterBatch", new UUID(0, 0).toString())
                    .bind("afterPart", -1));

    assertThat(plan)
        .doesNotContainPattern(FULL_SCAN)
        .containsPattern(
            "Limit[^\\n]*\\n *-> *LockRows[^\\n]*\\n *-> *Index (Only )?Scan using"
                + " deletion_work_claim");
  }

  @Test
  void theTenantsWithDueWorkAreFoundThroughTheIndex() {
    assertThat(plan(handle -> handle.createQuery(explained(STATEMENTS.headsOfWork()))))
        .doesNotContainPattern(FULL_SCAN)
        .contains("deletion_work_claim");
  }

  @Test
  void devicesAreLockedInOrderThroughTheirKey() {
    assertThat(
            plan(
                handle -> {
                  Query query =
                      handle
                          .createQuery(explained(STATEMENTS.lockDevices()))
                          .bind("tenant", "acme");
                  DIALECT.bindTexts(query, "uids", uids());
                  return query;
                }))
        .doesNotContainPattern(FULL_SCAN)
        .contains("LockRows")
        .contains("device_pkey");
  }

  @Test
  void devicesAreKeptAndDeletedThroughTheirKey() {
    Rows<String> rows =
        Rows.of(uids())
            .with("tenant", "acme")
            .with("node", "node")
            .text("batchId", uid -> uid)
            .number("line", uid -> 0)
            .text("uid", uid -> uid)
            .text("name", uid -> "device")
            .text("outcome", uid -> "REMOVED")
            .number("attempts", uid -> 1);

    assertThat(plan(handle -> bound(handle, STATEMENTS.insertRecords(), rows)))
        .doesNotContainPattern(FULL_SCAN)
        .contains("device_pkey");
    assertThat(
            plan(
                handle ->
                    bound(
                        handle,
                        STATEMENTS.deleteDevices(),
                        Rows.of(uids()).with("tenant", "acme").text("uid", uid -> uid))))
        .doesNotContainPattern(FULL_SCAN)
        .contains("device_pkey");
  }

  private static Query bound(Handle handle, String statement, Rows<String> rows) {
    Query query = handle.createQuery(explained(statement));
    rows.constants().forEach(constant -> query.bind(constant.parameter(), constant.value()));
    rows.columns()
        .forEach(
            column ->
                query.bindArray(
                    column.parameter(), column.type(), rows.items().map(column.value())));
    return query;
  }

  private static Vector<String> uids() {
    return Vector.fill(800, () -> UUID.randomUUID().toString());
  }

  private static String explained(String statement) {
    return "EXPLAIN (COSTS OFF) " + statement;
  }

  private interface Explanation {
    Query in(Handle handle);
  }

  private static String plan(Explanation explanation) {
    return sql.withHandle(
        handle -> String.join("\n", explanation.in(handle).mapTo(String.class).list()));
  }
}
