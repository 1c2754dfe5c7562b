package io.devicedeletions.adapters.jdbc.internal.postgres;

import static io.devicedeletions.adapters.jdbc.internal.postgres.Explanations.BATCH;
import static io.devicedeletions.adapters.jdbc.internal.postgres.Explanations.FULL_SCAN;
import static io.devicedeletions.adapters.jdbc.internal.postgres.Explanations.STATEMENTS;
import static io.devicedeletions.adapters.jdbc.internal.postgres.Explanations.bindUids;
import static io.devicedeletions.adapters.jdbc.internal.postgres.Explanations.bound;
import static io.devicedeletions.adapters.jdbc.internal.postgres.Explanations.explained;
import static io.devicedeletions.adapters.jdbc.internal.postgres.Explanations.ofTenant;
import static io.devicedeletions.adapters.jdbc.internal.postgres.Explanations.settlements;
import static io.devicedeletions.adapters.jdbc.internal.postgres.Explanations.uids;
import static io.devicedeletions.adapters.jdbc.internal.postgres.PostgresBacklog.TENANT;
import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.adapters.jdbc.internal.Rows;
import io.devicedeletions.adapters.jdbc.internal.postgres.ExplainedStatement.Node;
import io.vavr.collection.Vector;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The plans of a removal's statements, where the tables were empty when PostgreSQL last looked and
 * are full now: the statistics that a queue has in its worst hour.
 */
final class PostgresPlanTest {

  private static final PostgresDeviceStatements DEVICE_STATEMENTS = new PostgresDeviceStatements();

  private final PostgresBacklog backlog = PostgresBacklog.large();

  @ParameterizedTest
  @ValueSource(ints = {1, 8, 64, 512})
  void aClaimStepsDownTheIndexAndLocksWhatItTakes(int parts) {
    assertLocksWhatItTakes(parts, claim(parts, 0));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 8, 64, 512})
  void soDoesAClaimThatBeginsInTheMiddleOfTheQueue(int parts) {
    assertLocksWhatItTakes(parts, claim(parts, middleOfTheQueue()));
  }

  private static void assertLocksWhatItTakes(int parts, ExplainedStatement claim) {
    assertThat(claim.text())
        .doesNotContainPattern(FULL_SCAN)
        .containsPattern(
            "Limit[^\\n]*\\n *Buffers[^\\n]*\\n *-> *LockRows[^\\n]*\\n *Buffers[^\\n]*\\n"
                + " *-> *Index (Only )?Scan using deletion_work_claim");
    assertThat(claim.rowsOf("LockRows")).isEqualTo(parts);
    assertThat(claim.rowsOf("Delete on deletion_work")).isEqualTo(parts);
    assertThat(claim.nodes()).extracting(Node::loops).allMatch(loops -> loops <= parts);
    assertThat(claim.nodes()).extracting(Node::rows).allMatch(rows -> rows <= parts);
  }

  /** As PostgreSQL's own book-keeping has it: a row that is locked bears the transaction's id. */
  @Test
  void aClaimLeavesNoRowLockedThatItDidNotTake() {
    backlog
        .sql()
        .useTransaction(
            handle -> {
              long taken =
                  bindClaim(handle.createQuery(STATEMENTS.claimWork()), 64, 0)
                      .mapToMap()
                      .list()
                      .size();
              long locked =
                  handle
                      .createQuery(
                          """
                          SELECT count(*)
                            FROM deletion_work
                           WHERE xmax = CAST(pg_current_xact_id() AS xid)
                          """)
                      .mapTo(long.class)
                      .one();
              handle.rollback();
              assertThat(taken).isEqualTo(64);
              assertThat(locked).isZero();
            });
  }

  /** From its sixth execution on, a prepared statement may get a plan for any values. */
  @Test
  void noStatementOfAWorkerEverGetsAPlanForAnyValues() {
    PostgresBacklog own = PostgresBacklog.of(200);
    for (int claim = 0; claim < 12; claim++) {
      own.claim(8);
    }

    assertThat(own.sql().withHandle(PostgresPlanTest::isPlannedForItsValues))
        .hasSizeGreaterThanOrEqualTo(4)
        .containsOnly(true);
    own.close();
  }

  private static List<Boolean> isPlannedForItsValues(Handle handle) {
    return handle
        .createQuery(
            """
            SELECT custom_plans >= 2 AND generic_plans = 0
              FROM pg_prepared_statements
             WHERE statement ~ 'deletion_work|deletion_record|device'
            """)
        .mapTo(boolean.class)
        .list();
  }

  @Test
  void theTenantsWithDueWorkAreFoundThroughTheIndex() {
    assertThat(planOfHeads(Vector.of("")))
        .doesNotContainPattern(FULL_SCAN)
        .contains("deletion_work_claim");
  }

  @Test
  void soAreTheTenantsWithAFloor() {
    assertThat(planOfHeads(Vector.of("", TENANT.value(), "elsewhere")))
        .doesNotContainPattern(FULL_SCAN)
        .contains("deletion_work_claim");
  }

  private String planOfHeads(Vector<String> tenants) {
    Rows<String> floors =
        Rows.of(tenants)
            .text("floorTenant", tenant -> tenant)
            .text("nextTenant", tenant -> tenant + "~")
            .text("floorDue", tenant -> Long.toString(middleOfTheQueue()))
            .text("floorBatch", tenant -> BATCH.toString())
            .number("floorPart", tenant -> 0);
    return plan(STATEMENTS.headsOfWork(), query -> bound(query, floors));
  }

  @Test
  void devicesAreLockedInOrderThroughTheirKey() {
    assertThat(plan(DEVICE_STATEMENTS.lockDevices(), query -> bindUids(ofTenant(query), "uids")))
        .doesNotContainPattern(FULL_SCAN)
        .contains("LockRows")
        .contains("device_pkey");
  }

  @Test
  void devicesAreKeptAndDeletedThroughTheirKey() {
    assertThat(plan(STATEMENTS.insertRecords(), query -> bound(query, settlements())))
        .doesNotContainPattern(FULL_SCAN)
        .contains("device_pkey");
    assertThat(plan(DEVICE_STATEMENTS.deleteDevices(), query -> bindUids(ofTenant(query), "uid")))
        .doesNotContainPattern(FULL_SCAN)
        .contains("device_pkey");
  }

  @Test
  void linesThatFailedArePutBackWithoutReadingATable() {
    Rows<String> failed =
        Rows.of(uids())
            .with("tenant", TENANT.value())
            .text("batchId", uid -> uid)
            .number("line", uid -> 0)
            .number("pause", uid -> 1)
            .number("attempts", uid -> 1)
            .text("error", uid -> "error");

    assertThat(plan(STATEMENTS.putBackLines(), query -> bound(query, failed)))
        .doesNotContainPattern(FULL_SCAN);
  }

  private long middleOfTheQueue() {
    return backlog
        .sql()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        SELECT CAST(extract(epoch FROM due_at) * 1000000 AS bigint)
                          FROM deletion_work
                         WHERE tenant = 'acme' AND batch_id = :batch
                        """)
                    .bind("batch", BATCH)
                    .mapTo(long.class)
                    .one());
  }

  /** Runs it, and takes it back. */
  private ExplainedStatement claim(int parts, long afterDue) {
    return backlog
        .sql()
        .inTransaction(
            handle -> {
              String explain = "EXPLAIN (ANALYZE, BUFFERS, COSTS OFF, TIMING OFF) ";
              ExplainedStatement explained =
                  explained(
                      bindClaim(
                          handle.createQuery(explain + STATEMENTS.claimWork()), parts, afterDue));
              handle.rollback();
              return explained;
            });
  }

  private static Query bindClaim(Query query, int parts, long afterDue) {
    return ofTenant(query)
        .define("parts", parts)
        .bind("afterDue", afterDue)
        .bind("afterBatch", new UUID(0, 0).toString())
        .bind("afterPart", -1);
  }

  private String plan(String statement, UnaryOperator<Query> binding) {
    return backlog
        .sql()
        .withHandle(
            handle ->
                explained(binding.apply(handle.createQuery("EXPLAIN (COSTS OFF) " + statement)))
                    .text());
  }
}
