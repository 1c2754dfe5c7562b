package io.devicedeletions.adapters.jdbc;

import static io.devicedeletions.domain.testkit.SampleDevices.device;
import static io.devicedeletions.domain.testkit.SampleDevices.devices;
import static io.devicedeletions.domain.testkit.SampleDevices.entry;
import static io.devicedeletions.domain.testkit.SampleTenants.ACME;
import static io.devicedeletions.domain.testkit.SampleTenants.GLOBEX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.devicedeletions.adapters.jdbc.testkit.Caller;
import io.devicedeletions.adapters.jdbc.testkit.ClosedTable;
import io.devicedeletions.adapters.jdbc.testkit.JdbcStoreUnderTest;
import io.devicedeletions.adapters.jdbc.testkit.PostgresStore;
import io.devicedeletions.application.port.out.Enqueued;
import io.devicedeletions.application.testkit.Claims;
import io.devicedeletions.application.testkit.SampleBatches;
import io.devicedeletions.domain.batch.DeletionBatch;
import io.devicedeletions.domain.batch.Grace;
import io.devicedeletions.domain.device.Device;
import io.devicedeletions.domain.device.DeviceEntry;
import io.devicedeletions.domain.device.DeviceName;
import io.devicedeletions.domain.device.DeviceUid;
import io.devicedeletions.domain.device.NameMatch;
import io.devicedeletions.domain.testkit.SampleDevices;
import io.vavr.collection.HashSet;
import io.vavr.collection.Vector;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Small batches that arrive together share a transaction, and nothing else. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class PostgresGroupIntakeTest {

  private static final Device PROTECTED =
      new Device(
          new DeviceUid(UUID.fromString(JdbcStoreUnderTest.PROTECTED_UID)),
          new DeviceName("PROTECTED"));
  private static final DeviceEntry MALFORMED =
      new DeviceEntry("1-1-1-1-1", new DeviceName("\"{,}\\ NULL"));

  private final SampleBatches batches = new SampleBatches();
  private final PostgresStore store = PostgresStore.open(NameMatch.EXACT);

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void manyShareATransaction() {
    Vector<DeletionBatch> many = devices(0, 40).map(device -> batches.of(ACME, device));

    assertThat(together(many)).isEqualTo(many.map(Enqueued.Stored::new));
    assertThat(transactions()).isLessThanOrEqualTo(4);
    assertThat(store.countRows("deletion_work")).isEqualTo(40);
  }

  @Test
  void eachKeepsItsOwnLinesOfWhateverNumberAndStatus() {
    Vector<DeletionBatch> various =
        Vector.of(
            batches.keyed(ACME, "several", devices(1, 6).map(SampleDevices::entry)),
            batches.keyed(ACME, "nothing-to-do", Vector.of(MALFORMED, MALFORMED)),
            batches.keyed(
                GLOBEX,
                "gaps",
                Vector.of(MALFORMED, entry(device(7)), MALFORMED, entry(device(8)))),
            batches.keyed(ACME, "refused", device(9), device(10)).withRefused(HashSet.of(0)),
            batches.keyed(ACME, "most-that-share", devices(20, 36).map(SampleDevices::entry)));

    assertThat(together(various)).isEqualTo(various.map(Enqueued.Stored::new));
    assertThat(various.map(this::enqueue)).isEqualTo(various.map(Enqueued.KeyTaken::new));
    assertThat(scheduled(various.get(0))).containsExactly(0, 1, 2, 3, 4);
    assertThat(scheduled(various.get(1))).isEmpty();
    assertThat(scheduled(various.get(2))).containsExactly(1, 3);
    assertThat(scheduled(various.get(3))).containsExactly(1);
    assertThat(scheduled(various.get(4))).hasSize(16);
  }

  @Test
  void oneOfThoseWithTheSameKeyIsStored() {
    DeletionBatch earlier = batches.keyed(ACME, "earlier", device(1));
    enqueue(earlier);
    Vector<DeletionBatch> rivals = devices(2, 12).map(device -> batches.keyed(ACME, "key", device));

    Vector<Enqueued> answers =
        together(
            rivals
                .append(batches.keyed(ACME, "earlier", device(12)))
                .append(batches.keyed(GLOBEX, "key", device(13))));

    assertThat(answers.get(10)).isEqualTo(new Enqueued.KeyTaken(earlier));
    assertThat(answers.get(11)).isInstanceOf(Enqueued.Stored.class);
    Vector<Enqueued> stored = answers.take(10).filter(Enqueued.Stored.class::isInstance);
    assertThat(stored).hasSize(1);
    DeletionBatch winner = ((Enqueued.Stored) stored.head()).batch();
    assertThat(answers.take(10).removeAll(stored))
        .hasSize(9)
        .containsOnly(new Enqueued.KeyTaken(winner));
    assertThat(store.countRows("deletion_batch")).isEqualTo(3);
    assertThat(store.countRows("deletion_work")).isEqualTo(3);
  }

  @Test
  void aGraceIsTheBatchsOwn() {
    try (ClosedTable table = ClosedTable.toAll(store)) {
      Vector<Caller<Enqueued>> callers =
          Vector.of(Duration.ZERO, Duration.ofHours(1), Duration.ZERO, Duration.ofDays(30))
              .map(Grace::new)
              .map(
                  grace -> {
                    DeletionBatch batch = batches.of(ACME, device(1));
                    return Caller.start(() -> store.deletionQueue().enqueue(batch, grace));
                  });
      table.open();
      callers.forEach(Caller::answer);
    }

    assertThat(Claims.settle(store.dueDeletions(), ACME)).hasSize(2);
    assertThat(Claims.tenants(store.dueDeletions())).isEmpty();
  }

  @Test
  void aRefusalHarmsNobodyElse() {
    store.protectDevice();
    Vector<DeletionBatch> good = devices(1, 21).map(device -> batches.of(ACME, device));
    DeletionBatch mixed = batches.of(ACME, device(30), PROTECTED);
    DeletionBatch bad = batches.of(ACME, PROTECTED);

    try (ClosedTable table = ClosedTable.toAll(store)) {
      Vector<Caller<Enqueued>> callers = good.append(mixed).append(bad).map(this::call);
      table.open();

      assertThat(callers.take(20).map(Caller::answer)).isEqualTo(good.map(Enqueued.Stored::new));
      assertThat(callers.get(20).answer())
          .isEqualTo(new Enqueued.Stored(mixed.withRefused(HashSet.of(1))));
      assertThatThrownBy(callers.get(21)::answer).hasStackTraceContaining("a protected device");
    }
    assertThat(store.countRows("deletion_batch")).isEqualTo(21);
    assertThat(store.countRows("deletion_work")).isEqualTo(21);
  }

  /** A row of somebody's who has not committed yet holds up the group with the same key. */
  @Test
  void aLargeBatchWaitsForNoGroup() {
    try (ClosedTable lanes = ClosedTable.toKeys(store, ACME.value(), "busy-1", "busy-2")) {
      Caller<Enqueued> first = call(batches.keyed(ACME, "busy-1", device(1)));
      lanes.awaitWaiting(1);
      Caller<Enqueued> second = call(batches.keyed(ACME, "busy-2", device(2)));
      lanes.awaitWaiting(2);
      DeletionBatch large = batches.of(ACME, devices(0, 100).map(SampleDevices::entry));

      assertThat(enqueue(large)).isEqualTo(new Enqueued.Stored(large));
      assertThat(first.isAnswered()).isFalse();
      assertThat(second.isAnswered()).isFalse();
      lanes.open();
      assertThat(first.answer()).isInstanceOf(Enqueued.KeyTaken.class);
      assertThat(second.answer()).isInstanceOf(Enqueued.KeyTaken.class);
    }
  }

  private Vector<Enqueued> together(Vector<DeletionBatch> arriving) {
    try (ClosedTable table = ClosedTable.toAll(store)) {
      Vector<Caller<Enqueued>> callers = arriving.map(this::call);
      table.open();
      return callers.map(Caller::answer);
    }
  }

  private Caller<Enqueued> call(DeletionBatch batch) {
    return Caller.start(() -> enqueue(batch));
  }

  private Enqueued enqueue(DeletionBatch batch) {
    return store.deletionQueue().enqueue(batch, Grace.NONE);
  }

  private int transactions() {
    return store
        .sql()
        .withHandle(
            handle ->
                handle
                    .createQuery("SELECT count(DISTINCT CAST(xmin AS text)) FROM deletion_batch")
                    .mapTo(Integer.class)
                    .one());
  }

  private List<Integer> scheduled(DeletionBatch batch) {
    return store
        .sql()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        "SELECT unnest(lines) FROM deletion_work"
                            + " WHERE batch_id = CAST(:batch AS uuid) ORDER BY 1")
                    .bind("batch", batch.id().toString())
                    .mapTo(Integer.class)
                    .list());
  }
}
