package io.devicedeletions.application.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.application.port.out.Claim;
import io.devicedeletions.application.port.out.DeadDeletions;
import io.devicedeletions.application.port.out.DeletionQueue;
import io.devicedeletions.application.port.out.DeletionRecords;
import io.devicedeletions.application.port.out.DeviceInventory;
import io.devicedeletions.application.port.out.DueDeletions;
import io.devicedeletions.application.port.out.Enqueued;
import io.devicedeletions.application.port.out.LeasedDeletions;
import io.devicedeletions.application.port.out.TenantDirectory;
import io.devicedeletions.application.port.out.TrackedDeletions;
import io.devicedeletions.domain.batch.BatchId;
import io.devicedeletions.domain.batch.Cancellation;
import io.devicedeletions.domain.batch.DeletionBatch;
import io.devicedeletions.domain.batch.Grace;
import io.devicedeletions.domain.device.Device;
import io.devicedeletions.domain.device.InventoryDevice;
import io.devicedeletions.domain.device.NameMatch;
import io.devicedeletions.domain.history.BatchSummary;
import io.devicedeletions.domain.outcome.RemovalOutcome;
import io.devicedeletions.domain.outcome.Settlement;
import io.devicedeletions.domain.tenant.Requester;
import io.devicedeletions.domain.tenant.TenantId;
import io.devicedeletions.domain.testkit.SampleDevices;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What the contracts share: a fresh store for each test, and short words for what tests do. */
public abstract class StoreContract {

  /** Whoever intervenes in these tests. */
  static final Requester OPERATOR = new Requester("operator@example.org");

  private final SampleBatches batches = new SampleBatches();
  private StoreUnderTest store;

  /** For subclasses. */
  protected StoreContract() {}

  /**
   * Opens a store that is empty and that shares nothing with any other that is open.
   *
   * @param nameMatch how it compares names
   */
  protected abstract StoreUnderTest open(NameMatch nameMatch);

  @BeforeEach
  final void openStore() {
    store = open(NameMatch.EXACT);
  }

  @AfterEach
  final void closeStore() {
    store.close();
  }

  final StoreUnderTest store() {
    return store;
  }

  final SampleBatches batches() {
    return batches;
  }

  final DeletionQueue queue() {
    return store.deletionQueue();
  }

  final DueDeletions dueDeletions() {
    return store.dueDeletions();
  }

  final LeasedDeletions leasedDeletions() {
    return store.leasedDeletions();
  }

  final DeviceInventory inventory() {
    return store.deviceInventory();
  }

  final DeletionRecords records() {
    return store.deletionRecords();
  }

  final TenantDirectory tenants() {
    return store.tenantDirectory();
  }

  final DeadDeletions dead() {
    return store.deadDeletions();
  }

  final TrackedDeletions tracked() {
    return store.trackedDeletions();
  }

  /** The same but for the moment of the look. */
  static BatchSummary undated(BatchSummary summary) {
    BatchSummary.Times times = summary.times();
    return new BatchSummary(
        summary.id(),
        summary.origin(),
        new BatchSummary.Times(times.acceptedAt(), times.dueAt(), times.acceptedAt()),
        summary.lineCount(),
        summary.counts());
  }

  final long pending(TenantId tenant) {
    return store.pendingDeletions().count(tenant, 1_000_000);
  }

  final Option<Cancellation> cancel(TenantId tenant, BatchId batch) {
    return store.cancellableDeletions().cancel(tenant, batch, OPERATOR);
  }

  final Claim claim(TenantId tenant) {
    return Claims.claim(dueDeletions(), tenant);
  }

  /** Makes everything due that waits for its next attempt. */
  final void awaitRetries() {
    store.passTime(StoreUnderTest.LONGEST_PAUSE);
  }

  /** Claims until the tenant has nothing that is not dead, whatever fails; answers how often. */
  final int exhaust(TenantId tenant) {
    int claims = 0;
    while (pending(tenant) > 0) {
      claim(tenant);
      awaitRetries();
      claims++;
    }
    return claims;
  }

  /** Schedules devices that nobody can remove, until their lines are given up. */
  final DeletionBatch giveUp(TenantId tenant, Device... devices) {
    register(tenant, devices);
    Vector.of(devices).forEach(device -> store().poison(tenant, device.uid()));
    DeletionBatch batch = schedule(tenant, devices);
    exhaust(tenant);
    return batch;
  }

  final void register(TenantId tenant, Device... devices) {
    inventory().register(tenant, Vector.of(devices).map(SampleDevices::onRecord));
  }

  final DeletionBatch schedule(TenantId tenant, Device... devices) {
    return schedule(batches.of(tenant, devices));
  }

  final DeletionBatch schedule(DeletionBatch batch) {
    enqueue(batch);
    return batch;
  }

  final DeletionBatch schedule(DeletionBatch batch, Duration grace) {
    queue().enqueue(batch, new Grace(grace));
    return batch;
  }

  /** Without a grace. */
  final Enqueued enqueue(DeletionBatch batch) {
    return queue().enqueue(batch, Grace.NONE);
  }

  /** Settles until the tenant has nothing due; while nobody else claims, each claim gets some. */
  final Seq<Settlement> drain(TenantId tenant) {
    Vector<Settlement> settled = Vector.empty();
    while (Claims.tenants(dueDeletions()).contains(tenant)) {
      Seq<Settlement> claim = Claims.settle(dueDeletions(), tenant);
      assertThat(claim).as("a claim of due work").isNotEmpty();
      settled = settled.appendAll(claim);
    }
    return settled;
  }

  /** Settles all that the tenant has due, and tells what became of the lines of one batch. */
  final Seq<RemovalOutcome> outcomes(DeletionBatch batch) {
    drain(batch.origin().tenant());
    return records().ofBatch(batch.origin().tenant(), batch.id()).map(Settlement::outcome);
  }

  final Vector<Device> devicesOf(TenantId tenant) {
    return inventoryOf(tenant).map(InventoryDevice::device);
  }

  final Vector<InventoryDevice> inventoryOf(TenantId tenant) {
    List<InventoryDevice> devices = new ArrayList<>();
    inventory().forEach(tenant, devices::add);
    return Vector.ofAll(devices);
  }
}
