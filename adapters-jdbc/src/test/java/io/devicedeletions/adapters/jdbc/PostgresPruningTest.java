package io.devicedeletions.adapters.jdbc;

import static io.devicedeletions.domain.testkit.SampleDevices.devices;
import static io.devicedeletions.domain.testkit.SampleTenants.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.adapters.jdbc.testkit.OwnThreads;
import io.devicedeletions.adapters.jdbc.testkit.PostgresStore;
import io.devicedeletions.application.port.out.Pruned;
import io.devicedeletions.application.testkit.Claims;
import io.devicedeletions.application.testkit.SampleBatches;
import io.devicedeletions.domain.batch.DeletionBatch;
import io.devicedeletions.domain.batch.Grace;
import io.devicedeletions.domain.device.NameMatch;
import io.devicedeletions.domain.outcome.RemovalOutcome;
import io.devicedeletions.domain.outcome.Retention;
import io.devicedeletions.domain.outcome.Settlement;
import io.devicedeletions.domain.testkit.SampleDevices;
import io.vavr.collection.Vector;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Several nodes prune while others work, and none notices. */
final class PostgresPruningTest {

  private static final Retention TWO_DAYS = Retention.of(Retention.SHORTEST);
  private static final int OLD_BATCHES = 120_500;

  private final PostgresStore store = PostgresStore.open(NameMatch.EXACT);
  private final SampleBatches batches = new SampleBatches();

  @AfterEach
  void close() {
    store.close();
  }

  private void acceptLongAgo(int count) {
    store
        .sql()
        .useHandle(
            handle ->
                handle.execute(
                    """
                    INSERT INTO deletion_batch
                    SELECT 'acme', gen_random_uuid(), 'request', 'requester', NULL,
                           now() - INTERVAL '9 days' + number * INTERVAL '1 second', now(),
                           '{}', '{}', '{}'
                      FROM generate_series(1, ?) AS number
                    """,
                    count));
  }

  @Test
  void aCallDoesABoundedPartAndTheNextGoesOnFromThere() {
    acceptLongAgo(OLD_BATCHES);

    Pruned first = store.store().past().prune(TWO_DAYS);

    assertThat(first.hasMore()).isTrue();
    assertThat(first.batches()).isEqualTo(50_000);
    assertThat(store.store().past().prune(TWO_DAYS).batches()).isEqualTo(50_000);
    assertThat(store.store().past().prune(TWO_DAYS))
        .isEqualTo(new Pruned(OLD_BATCHES - 100_000, 0, 0, 0, false));
    assertThat(store.countRows("deletion_batch")).isZero();
  }

  @Test
  void batchesOfOneMomentAreNotParted() {
    store
        .sql()
        .useHandle(
            handle ->
                handle.execute(
                    """
                    INSERT INTO deletion_batch
                    SELECT 'acme', gen_random_uuid(), 'request', 'requester', NULL,
                           now() - INTERVAL '9 days', now(), '{}', '{}', '{}'
                      FROM generate_series(1, 2500)
                    """));

    assertThat(store.store().past().prune(TWO_DAYS).batches()).isEqualTo(2_500);
  }

  @Test
  void whatMustStayAtTheOldEndIsPassed() {
    acceptLongAgo(3_000);
    store
        .sql()
        .useHandle(
            handle ->
                handle.execute(
                    """
                    INSERT INTO deletion_dead
                    SELECT tenant, batch_id, 0, 8, 'class', 'error', now()
                      FROM deletion_batch
                     ORDER BY accepted_at
                     LIMIT 2000
                    """));

    assertThat(store.store().past().prune(TWO_DAYS).batches()).isEqualTo(1_000);
    assertThat(store.countRows("deletion_batch")).isEqualTo(2_000);
  }

  @Test
  void aNodeLeavesTheTurnToAnother() {
    acceptLongAgo(10);
    try (Handle node = store.sql().open()) {
      node.execute(
          "SELECT pg_advisory_lock(hashtext('prune_deletions'), hashtext(current_schema()))");

      assertThat(store.store().past().prune(TWO_DAYS)).isEqualTo(Pruned.NOTHING);
      // Closing would do so too, but a little later.
      node.execute("SELECT pg_advisory_unlock_all()");
    }
    assertThat(store.store().past().prune(TWO_DAYS).batches()).isEqualTo(10);
  }

  @Test
  void claimsAndReadsGoOnWhileTwoNodesPrune() {
    Vector<DeletionBatch> fresh =
        Vector.range(0, 40)
            .map(number -> devices(number * 20, number * 20 + 20))
            .map(devices -> batches.of(ACME, devices.map(SampleDevices::entry)));
    store.deviceInventory().register(ACME, devices(0, 800).map(SampleDevices::onRecord));
    fresh.forEach(batch -> store.deletionQueue().enqueue(batch, Grace.NONE));
    acceptLongAgo(20_000);
    AtomicLong pruned = new AtomicLong();

    try (PostgresStore other = store.anotherNode("node-2")) {
      run(
          Stream.of(
              () -> pruneAll(store, pruned),
              () -> pruneAll(other, pruned),
              () -> drain(store),
              () -> drain(other),
              () -> readAll(fresh)));
    }

    assertThat(pruned).hasValue(20_000);
    assertThat(store.countRows("deletion_batch")).isEqualTo(40);
    assertThat(store.countRows("deletion_work")).isZero();
    assertThat(store.deviceInventory().count(ACME)).isZero();
    assertThat(fresh.flatMap(batch -> store.deletionRecords().ofBatch(ACME, batch.id())))
        .hasSize(800)
        .extracting(Settlement::outcome)
        .containsOnly(RemovalOutcome.REMOVED);
  }

  private static void run(Stream<Runnable> tasks) {
    CompletableFuture.allOf(
            tasks
                .map(task -> CompletableFuture.runAsync(task, OwnThreads.EACH))
                .toArray(CompletableFuture<?>[]::new))
        .join();
  }

  /** Until nothing is left, whoever has the turn. */
  private void pruneAll(PostgresStore node, AtomicLong pruned) {
    while (store.countRows("deletion_batch") > 40) {
      pruned.addAndGet(node.store().past().prune(TWO_DAYS).batches());
    }
  }

  private static void drain(PostgresStore node) {
    while (Claims.tenants(node.dueDeletions()).nonEmpty()) {
      Claims.claim(node.dueDeletions(), ACME);
    }
  }

  private void readAll(Vector<DeletionBatch> fresh) {
    while (store.countRows("deletion_work") > 0) {
      fresh.forEach(batch -> store.deletionRecords().ofBatch(ACME, batch.id()));
    }
  }

  /** It waits for whoever reads the records, so the reads here are short. */
  @Test
  void daysOfRecordsGoWhileTheOthersAreWrittenAndRead() {
    store.deviceInventory().register(ACME, devices(0, 200).map(SampleDevices::onRecord));
    DeletionBatch old = batches.of(ACME, devices(0, 100).map(SampleDevices::entry));
    store.deletionQueue().enqueue(old, Grace.NONE);
    drain(store);
    store.passTime(Duration.ofDays(5));
    Vector<DeletionBatch> fresh =
        devices(100, 200)
            .map(device -> batches.of(ACME, Vector.of(SampleDevices.entry(device))))
            .toVector();
    fresh.forEach(batch -> store.deletionQueue().enqueue(batch, Grace.NONE));

    run(Stream.of(() -> store.prune(TWO_DAYS), () -> drain(store), () -> readAll(fresh)));

    assertThat(store.deletionRecords().ofBatch(ACME, old.id())).isEmpty();
    assertThat(store.countRows("deletion_record")).isEqualTo(100);
    assertThat(store.deviceInventory().count(ACME)).isZero();
  }
}
