package io.devicedeletions.adapters.jdbc.remote;

import static io.devicedeletions.domain.testkit.SampleDevices.device;
import static io.devicedeletions.domain.testkit.SampleTenants.ACME;
import static io.devicedeletions.domain.testkit.SampleTenants.GLOBEX;
import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.adapters.jdbc.remote.RemoteDevices.Discipline;
import io.devicedeletions.application.port.out.ClaimSize;
import io.devicedeletions.application.port.out.Lease;
import io.devicedeletions.application.port.out.RemoteInventory;
import io.devicedeletions.application.service.DeviceDeletions;
import io.devicedeletions.application.service.RemoteSettings;
import io.devicedeletions.application.service.RemovalWorkers;
import io.devicedeletions.application.service.WorkerSettings;
import io.devicedeletions.application.testkit.RecordingRemovalListener;
import io.devicedeletions.application.testkit.SampleBatches;
import io.devicedeletions.application.testkit.SequentialBatchIds;
import io.devicedeletions.application.testkit.StoreUnderTest;
import io.devicedeletions.domain.batch.BatchLimit;
import io.devicedeletions.domain.batch.DeletionBatch;
import io.devicedeletions.domain.batch.Grace;
import io.devicedeletions.domain.outcome.RemovalSettings;
import io.devicedeletions.domain.outcome.RetryPolicy;
import io.devicedeletions.domain.tenant.TenantId;
import io.vavr.collection.Vector;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.time.Duration;
import java.util.function.Supplier;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Several workers remove from a remote inventory while all goes wrong that can. */
@Timeout(180)
abstract class RemoteRemovalContract {

  private static final Duration LEASE = Duration.ofMillis(400);
  private static final Duration TIMEOUT = Duration.ofMillis(900);
  private static final RemoteSettings SETTINGS =
      new RemoteSettings(LEASE, Duration.ofMillis(1_200), new ClaimSize(4));
  private static final RetryPolicy PATIENT =
      new RetryPolicy(100, Duration.ofMillis(1), Duration.ofMillis(20));
  private static final Vector<TenantId> TENANTS = Vector.of(ACME, GLOBEX);
  private static final Validator VALIDATOR =
      Validation.byDefaultProvider()
          .configure()
          .messageInterpolator(new ParameterMessageInterpolator())
          .buildValidatorFactory()
          .getValidator();

  private final SampleBatches batches = new SampleBatches();

  /** Opens an empty store that removes in this way. */
  abstract StoreUnderTest open(RemovalSettings settings);

  @Test
  void endsWithOneTrueRecordOfEachLineWhateverFails() {
    for (int seed = 1; seed <= 2; seed++) {
      RemoteDevices devices = new RemoteDevices(Discipline.KEYS_AND_TOKENS);
      RandomFaults faults = new RandomFaults(seed, 6);
      assertThat(complaintsAfterFaults(devices, faults)).as("seed %s", seed).isEmpty();
      assertThat(faults.met()).as("seed %s", seed).contains(Fault.values());
      assertThat(devices.contains(ACME, device(1_000))).as("a bystander").isTrue();
      assertThat(devices.contains(ACME, device(3, "its real name"))).as("a near name").isTrue();
    }
  }

  /** The checker's negative control. */
  @Test
  void isSeenToRemoveTwiceWhereTheInventoryKeepsNoKeys() {
    RemoteDevices forgetful = new RemoteDevices(Discipline.NONE);

    assertThat(complaintsAfterFaults(forgetful, () -> Fault.ARRIVES_TWICE))
        .anyMatch(complaint -> complaint.startsWith("removed twice"));
  }

  private Vector<String> complaintsAfterFaults(RemoteDevices devices, Supplier<Fault> faults) {
    register(devices);
    try (StoreUnderTest store = open(RemovalSettings.signedBy("node-1").withRetryPolicy(PATIENT))) {
      Vector<DeletionBatch> scheduled = schedule(store);
      try (HttpInventory server = new HttpInventory(devices, faults, () -> {}, LEASE)) {
        RemoteInventory inventory = new HttpRemoteInventory(server.address(), TIMEOUT);
        die(store, inventory);
        removeAll(store, inventory);
      }
      assertThat(store.deadDeletions().oldest(ACME, 10)).isEmpty();
      return new RemoteChecker(store, devices).complaints(scheduled);
    }
  }

  /** All but each tenth device; each fifth is asked for under a name that is not its own. */
  private static void register(RemoteDevices devices) {
    for (TenantId tenant : TENANTS) {
      Vector.range(0, 60)
          .filter(number -> number % 10 != 9)
          .forEach(
              number ->
                  devices.register(
                      tenant, number % 5 == 3 ? device(number, "its real name") : device(number)));
      devices.register(tenant, device(1_000));
    }
  }

  private Vector<DeletionBatch> schedule(StoreUnderTest store) {
    Vector<DeletionBatch> scheduled =
        TENANTS.flatMap(
            tenant ->
                Vector.range(0, 20)
                    .map(
                        number ->
                            batches.of(
                                tenant,
                                device(number * 3),
                                device(number * 3 + 1),
                                device(number * 3 + 2),
                                device(number))));
    scheduled.forEach(batch -> store.deletionQueue().enqueue(batch, Grace.NONE));
    return scheduled;
  }

  /** A worker that ends with its process once the inventory has done what it asked. */
  private static void die(StoreUnderTest store, RemoteInventory inventory) {
    TENANTS.forEach(
        tenant ->
            store
                .leasedDeletions()
                .lease(tenant, ClaimSize.ONE, LEASE)
                .forEach(lease -> askAndForget(inventory, lease)));
  }

  private static void askAndForget(RemoteInventory inventory, Lease lease) {
    try {
      inventory.remove(lease.tenant(), lease.token(), lease.lines());
    } catch (RuntimeException unknown) {
      assertThat(unknown).hasMessageMatching("the (connection|inventory) .*");
    }
  }

  /** As two nodes do. */
  private static void removeAll(StoreUnderTest store, RemoteInventory inventory) {
    Vector<RemovalWorkers> nodes = Vector.fill(2, () -> start(store, inventory));
    try {
      while (TENANTS.exists(tenant -> store.pendingDeletions().count(tenant, 1) > 0)) {
        sleepABit();
      }
    } finally {
      nodes.forEach(RemovalWorkers::close);
    }
  }

  private static void sleepABit() {
    try {
      Thread.sleep(20);
    } catch (InterruptedException interrupted) {
      throw new AssertionError("work is stuck", interrupted);
    }
  }

  private static RemovalWorkers start(StoreUnderTest store, RemoteInventory inventory) {
    return new DeviceDeletions(
            new DeviceDeletions.Ports(
                store.tenantDirectory(),
                store.deletionQueue(),
                store.pendingDeletions(),
                store.cancellableDeletions(),
                store.deadDeletions(),
                DeviceDeletions.remoteRemoval(store.leasedDeletions(), inventory, SETTINGS),
                store.history(),
                new SequentialBatchIds(),
                new RecordingRemovalListener()),
            BatchLimit.PUBLISHED,
            Grace.NONE,
            VALIDATOR)
        .startWorkers(new WorkerSettings(3, Duration.ofMillis(20), Duration.ofMillis(100)));
  }
}
