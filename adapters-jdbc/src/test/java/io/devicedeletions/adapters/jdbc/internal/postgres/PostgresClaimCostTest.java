package io.devicedeletions.adapters.jdbc.internal.postgres;

import static io.devicedeletions.adapters.jdbc.internal.postgres.PostgresBacklog.TENANT;
import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.application.testkit.SampleBatches;
import io.devicedeletions.domain.batch.Grace;
import io.devicedeletions.domain.testkit.SampleDevices;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * What a claim costs, in pages that a worker's connection looks at: it is the same at any speed.
 */
final class PostgresClaimCostTest {

  private static final int PARTS = 64;
  private static final int TIMES = 15;

  @Test
  void aClaimCostsNoMoreWhereMoreWaitsBehindIt() {
    PostgresBacklog few = PostgresBacklog.of(10_000);
    PostgresBacklog many = PostgresBacklog.large();

    assertThat(cost(many, () -> many.claim(PARTS).parts()))
        .isLessThanOrEqualTo(cost(few, () -> few.claim(PARTS).parts()) * 3 / 2);
    assertThat(cost(many, () -> lookAhead(many)))
        .isLessThanOrEqualTo(cost(few, () -> lookAhead(few)) * 3 / 2);
    few.close();
  }

  /** Nothing that is settled while the snapshot is open can be cleared away. */
  @Test
  void aSnapshotHeldOpenBarelyRaisesTheCostOfAClaim() throws SQLException {
    PostgresBacklog backlog = PostgresBacklog.of(30_000);
    long claimBefore = cost(backlog, () -> backlog.claim(PARTS).parts());
    long lookBefore = cost(backlog, () -> lookAhead(backlog));
    try (Connection snapshot = backlog.intake().getConnection()) {
      hold(snapshot);
      settle(backlog, 20_000);

      assertThat(cost(backlog, () -> backlog.claim(PARTS).parts()))
          .isLessThanOrEqualTo(claimBefore * 3);
      assertThat(cost(backlog, () -> lookAhead(backlog))).isLessThanOrEqualTo(lookBefore * 3);
    }
    backlog.close();
  }

  /**
   * A queue that is served as it fills: hardly a claim is full. To PostgreSQL it is a table of next
   * to no rows, in which any way to them is as good as another.
   */
  @Test
  void norDoesItWhereWorkIsSettledAsSoonAsItArrives() throws SQLException {
    PostgresBacklog none = PostgresBacklog.of(0);
    long before = costOfOneBatch(none, new SampleBatches());
    none.close();
    PostgresBacklog backlog = PostgresBacklog.of(20_000);
    try (Connection snapshot = backlog.intake().getConnection()) {
      hold(snapshot);
      settle(backlog, 20_000);
      backlog.sql().useHandle(handle -> handle.execute("ANALYZE deletion_work"));

      assertThat(costOfOneBatch(backlog, new SampleBatches())).isLessThanOrEqualTo(before * 3);
    }
    backlog.close();
  }

  private static long costOfOneBatch(PostgresBacklog backlog, SampleBatches batches) {
    return cost(
        backlog,
        () -> {
          backlog.store().queue().enqueue(batches.of(TENANT, SampleDevices.device(1)), Grace.NONE);
          return lookAhead(backlog) * backlog.claim(PARTS).parts();
        });
  }

  private static int lookAhead(PostgresBacklog backlog) {
    return backlog.store().dueDeletions().lookAhead().tenants().size();
  }

  private static void settle(PostgresBacklog backlog, int parts) {
    int settled = 0;
    while (settled < parts && lookAhead(backlog) > 0) {
      settled += backlog.claim(512).parts();
    }
    assertThat(settled).isGreaterThan(parts / 2);
  }

  private static void hold(Connection snapshot) throws SQLException {
    snapshot.setAutoCommit(false);
    snapshot.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
    try (Statement statement = snapshot.createStatement()) {
      statement.execute("SELECT count(*) FROM deletion_work");
    }
  }

  /** The median, which knows nothing of the first times nor of the odd one out. */
  private static long cost(PostgresBacklog backlog, Supplier<Integer> removal) {
    long[] costs =
        LongStream.range(0, TIMES)
            .map(
                time ->
                    backlog.buffersOf(() -> assertThat(removal.get()).isGreaterThanOrEqualTo(1)))
            .sorted()
            .toArray();
    return costs[TIMES / 2];
  }
}
