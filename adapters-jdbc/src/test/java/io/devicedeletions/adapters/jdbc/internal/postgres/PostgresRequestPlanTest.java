package io.devicedeletions.adapters.jdbc.internal.postgres;

import static io.devicedeletions.adapters.jdbc.internal.postgres.Explanations.FULL_SCAN;
import static io.devicedeletions.adapters.jdbc.internal.postgres.Explanations.INTERVENTIONS;
import static io.devicedeletions.adapters.jdbc.internal.postgres.Explanations.STATEMENTS;
import static io.devicedeletions.adapters.jdbc.internal.postgres.Explanations.bindBatch;
import static io.devicedeletions.adapters.jdbc.internal.postgres.Explanations.bindUids;
import static io.devicedeletions.adapters.jdbc.internal.postgres.Explanations.explained;
import static io.devicedeletions.adapters.jdbc.internal.postgres.Explanations.ofTenant;
import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.adapters.jdbc.internal.JdbiSettings;
import io.vavr.collection.Vector;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.statement.Query;
import org.junit.jupiter.api.Test;

/** The plans of what requests and operators ask, where statistics are as old as they can be. */
final class PostgresRequestPlanTest {

  private final PostgresBacklog backlog = PostgresBacklog.large();

  @Test
  void whoAsksForABatchFindsItThroughItsKeys() {
    assertThat(plansOfWhoeverAsks(STATEMENTS.batchById(), Explanations::bindBatch))
        .allSatisfy(plan -> assertThat(plan).contains("deletion_batch_pkey"));
    assertThat(
            plansOfWhoeverAsks(
                STATEMENTS.batchByKey(), query -> ofTenant(query).bind("idempotencyKey", "a key")))
        .allSatisfy(plan -> assertThat(plan).contains("deletion_batch_idempotency_key"));
    assertThat(plansOfWhoeverAsks(INTERVENTIONS.cancelWork(), Explanations::bindBatch))
        .allSatisfy(
            plan ->
                assertThat(plan).doesNotContainPattern(FULL_SCAN).contains("deletion_work_pkey"));
    assertThat(
            plansOfWhoeverAsks(
                STATEMENTS.recordsOfBatch(),
                query -> bindBatch(query).bind("earliest", OffsetDateTime.now(ZoneOffset.UTC))))
        .allSatisfy(
            plan ->
                assertThat(plan)
                    .doesNotContainPattern(FULL_SCAN)
                    .doesNotContain("Seq Scan on deletion_record"));
  }

  @Test
  void whoCountsWhatWaitsOrTakesWhatIsDeadGoesThroughAnIndex() {
    assertThat(
            plansOfWhoeverAsks(
                STATEMENTS.countPending(), query -> ofTenant(query).bind("limit", 10_001L)))
        .allSatisfy(
            plan -> assertThat(plan).doesNotContainPattern(FULL_SCAN).contains("deletion_work_"));
    assertThat(
            plansOfWhoeverAsks(
                INTERVENTIONS.takeOldestDead(), query -> ofTenant(query).bind("atMost", 100)))
        .allSatisfy(
            plan -> assertThat(plan).doesNotContainPattern(FULL_SCAN).contains("deletion_dead_"));
    assertThat(
            plansOfWhoeverAsks(
                INTERVENTIONS.takeDead(),
                query ->
                    bindUids(ofTenant(query), "batchIds")
                        .bindArray("lines", Integer.class, Vector.fill(800, () -> 1))))
        .allSatisfy(
            plan -> assertThat(plan).doesNotContainPattern(FULL_SCAN).contains("deletion_dead_"));
  }

  /** On connections for requests, for these values and, as from the sixth time on, for any. */
  private Vector<String> plansOfWhoeverAsks(String statement, UnaryOperator<Query> binding) {
    return Vector.of("EXPLAIN (COSTS OFF) ", "EXPLAIN (COSTS OFF, GENERIC_PLAN) ")
        .map(
            explain ->
                JdbiSettings.on(backlog.intake())
                    .registerArrayType(String.class, "text")
                    .registerArrayType(Integer.class, "int4")
                    .withHandle(
                        handle ->
                            explained(binding.apply(handle.createQuery(explain + statement)))
                                .text()));
  }
}
