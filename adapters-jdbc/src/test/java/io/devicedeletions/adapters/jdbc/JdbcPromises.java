package io.devicedeletions.adapters.jdbc;

import static io.devicedeletions.domain.testkit.SampleDevices.device;
import static io.devicedeletions.domain.testkit.SampleDevices.devices;
import static io.devicedeletions.domain.testkit.SampleDevices.entry;
import static io.devicedeletions.domain.testkit.SampleTenants.ACME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.devicedeletions.adapters.jdbc.testkit.JdbcStoreUnderTest;
import io.devicedeletions.application.port.out.Claim;
import io.devicedeletions.application.port.out.Enqueued;
import io.devicedeletions.application.testkit.Claims;
import io.devicedeletions.application.testkit.SampleBatches;
import io.devicedeletions.application.testkit.StoreUnderTest;
import io.devicedeletions.domain.batch.BatchLine;
import io.devicedeletions.domain.batch.DeletionBatch;
import io.devicedeletions.domain.batch.EntryStatus;
import io.devicedeletions.domain.batch.Grace;
import io.devicedeletions.domain.device.Device;
import io.devicedeletions.domain.device.DeviceEntry;
import io.devicedeletions.domain.device.DeviceName;
import io.devicedeletions.domain.device.DeviceUid;
import io.devicedeletions.domain.outcome.FailedAttempt;
import io.devicedeletions.domain.outcome.RemovalOutcome;
import io.devicedeletions.domain.outcome.Settlement;
import io.devicedeletions.domain.tenant.Requester;
import io.devicedeletions.domain.testkit.SampleDevices;
import io.vavr.collection.HashSet;
import io.vavr.collection.Vector;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What both databases promise beyond the port contracts, because they are databases. */
abstract class JdbcPromises {

  private static final Device PROTECTED =
      new Device(
          new DeviceUid(UUID.fromString(JdbcStoreUnderTest.PROTECTED_UID)),
          new DeviceName("PROTECTED"));

  private final SampleBatches batches = new SampleBatches();
  private JdbcStoreUnderTest store;

  abstract JdbcStoreUnderTest open();

  /** Makes every insert into the records fail. */
  abstract String breakRecords();

  abstract String mendRecords();

  /** Makes every delete from the inventory do nothing, without an error. */
  abstract String clingToDevices();

  @BeforeEach
  void openStore() {
    store = open();
  }

  @AfterEach
  void closeStore() {
    store.close();
  }

  @Test
  void aLineThatTheDatabaseRefusesIsFailedAndTheOthersAreScheduled() {
    store.protectDevice();
    DeletionBatch batch = batches.of(ACME, device(1), PROTECTED, device(2));

    Enqueued enqueued = store.deletionQueue().enqueue(batch, Grace.NONE);

    assertThat(enqueued).isInstanceOf(Enqueued.Stored.class);
    assertThat(((Enqueued.Stored) enqueued).batch().lines().map(BatchLine::status))
        .containsExactly(EntryStatus.SCHEDULED, EntryStatus.FAILED, EntryStatus.SCHEDULED);
    assertThat(Claims.settle(store.dueDeletions(), ACME).map(settled -> settled.line().line()))
        .containsExactly(0, 2);
  }

  @Test
  void aMalformedLineBesideARefusedOneStaysInvalid() {
    store.protectDevice();
    DeviceEntry malformed = new DeviceEntry("1-1-1-1-1", new DeviceName("malformed"));
    DeletionBatch batch =
        batches.keyed(ACME, "key", Vector.of(entry(PROTECTED), malformed, entry(device(1))));

    DeletionBatch stored =
        ((Enqueued.Stored) store.deletionQueue().enqueue(batch, Grace.NONE)).batch();

    assertThat(stored.lines().map(BatchLine::status))
        .containsExactly(EntryStatus.FAILED, EntryStatus.INVALID, EntryStatus.SCHEDULED);
    assertThat(store.deletionQueue().enqueue(batches.keyed(ACME, "key", device(2)), Grace.NONE))
        .isEqualTo(new Enqueued.KeyTaken(stored));
  }

  @Test
  void oneLineIsFoundAmongThousands() {
    store.protectDevice();
    Vector<DeviceEntry> lines = devices(0, 2_000).map(SampleDevices::entry);
    DeletionBatch batch = batches.of(ACME, lines.insert(1_500, entry(PROTECTED)));

    DeletionBatch stored =
        ((Enqueued.Stored) store.deletionQueue().enqueue(batch, Grace.NONE)).batch();

    assertThat(stored).isEqualTo(batch.withRefused(HashSet.of(1_500)));
  }

  @Test
  void aBatchOfWhichEveryLineIsRefusedIsNotStored() {
    store.protectDevice();
    DeletionBatch batch = batches.of(ACME, PROTECTED);

    assertThatThrownBy(() -> store.deletionQueue().enqueue(batch, Grace.NONE))
        .isInstanceOf(RuntimeException.class)
        .hasMessageNotContaining("PROTECTED");
    assertThat(store.countRows("deletion_batch")).isZero();
    assertThat(store.countRows("deletion_work")).isZero();
  }

  @Test
  void linesThatCannotBeRecordedWaitAndTheirDevicesStay() {
    store.deviceInventory().register(ACME, devices(0, 10).map(SampleDevices::onRecord));
    store
        .deletionQueue()
        .enqueue(batches.of(ACME, devices(0, 5).map(SampleDevices::entry)), Grace.NONE);
    store.sql().useHandle(handle -> handle.execute(breakRecords()));

    Claim failed = Claims.claim(store.dueDeletions(), ACME);

    assertThat(failed.settlements()).isEmpty();
    assertThat(failed.failedAttempts().map(FailedAttempt::line)).containsExactly(0, 1, 2, 3, 4);
    assertThat(store.deviceInventory().count(ACME)).isEqualTo(10);
    assertThat(store.pendingDeletions().count(ACME, 100)).isEqualTo(5);

    store.sql().useHandle(handle -> handle.execute(mendRecords()));
    store.passTime(StoreUnderTest.LONGEST_PAUSE);
    assertThat(Claims.settle(store.dueDeletions(), ACME).map(Settlement::outcome))
        .hasSize(5)
        .containsOnly(RemovalOutcome.REMOVED);
    assertThat(store.deviceInventory().count(ACME)).isEqualTo(5);
  }

  @Test
  void aDeviceThatStaysAgainstItsRecordUndoesItsRemoval() {
    store.deviceInventory().register(ACME, devices(1, 3).map(SampleDevices::onRecord));
    store.deletionQueue().enqueue(batches.of(ACME, device(1), device(2)), Grace.NONE);
    store.sql().useHandle(handle -> handle.execute(clingToDevices()));

    Claim failed = Claims.claim(store.dueDeletions(), ACME);

    assertThat(failed.failedAttempts().map(attempt -> attempt.error().message()))
        .containsExactly(
            "1 devices were to be removed, 0 were", "1 devices were to be removed, 0 were");
    assertThat(store.countRows("deletion_record")).isZero();
    assertThat(store.pendingDeletions().count(ACME, 100)).isEqualTo(2);
  }

  @Test
  void whoeverIntervenesIsWrittenDownOnce() {
    Requester operator = new Requester("operator@example.org");
    DeletionBatch batch = batches.of(ACME, device(1), device(2));
    store.deletionQueue().enqueue(batch, Grace.NONE);

    store.cancellableDeletions().cancel(ACME, batch.id(), operator);
    store.cancellableDeletions().cancel(ACME, batch.id(), operator);
    store.deadDeletions().requeueOldest(ACME, 10, operator);

    assertThat(interventions()).containsExactly("CANCEL by operator@example.org");
  }

  @Test
  void whoeverRequeuesIsWrittenDownWithEachBatch() {
    store.deviceInventory().register(ACME, devices(1, 3).map(SampleDevices::onRecord));
    devices(1, 3).forEach(device -> store.poison(ACME, device.uid()));
    devices(1, 3)
        .forEach(device -> store.deletionQueue().enqueue(batches.of(ACME, device), Grace.NONE));
    for (int attempt = 0; attempt < 3; attempt++) {
      Claims.claim(store.dueDeletions(), ACME);
      store.passTime(StoreUnderTest.LONGEST_PAUSE);
    }

    store.deadDeletions().requeueOldest(ACME, 10, new Requester("operator@example.org"));

    assertThat(interventions())
        .containsExactly("REQUEUE by operator@example.org", "REQUEUE by operator@example.org");
  }

  private List<String> interventions() {
    return store
        .sql()
        .withHandle(
            handle ->
                handle
                    .createQuery("SELECT action || ' by ' || requester FROM deletion_intervention")
                    .mapTo(String.class)
                    .list());
  }

  @Test
  void aRemovedDeviceIsKeptWithItsRecord() {
    store.deviceInventory().register(ACME, devices(1, 2).map(SampleDevices::onRecord));
    store.deletionQueue().enqueue(batches.of(ACME, device(1), device(2)), Grace.NONE);
    Claims.settle(store.dueDeletions(), ACME);

    List<String> kept =
        store
            .sql()
            .withHandle(
                handle ->
                    handle
                        .createQuery(
                            "SELECT removed_device FROM deletion_record"
                                + " WHERE removed_device IS NOT NULL")
                        .mapTo(String.class)
                        .list());
    assertThat(kept).singleElement().asString().contains(device(1).name().value());
  }
}
