package io.devicedeletions.adapters.jdbc.remote;

import static io.devicedeletions.domain.testkit.SampleDevices.device;
import static io.devicedeletions.domain.testkit.SampleTenants.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.adapters.jdbc.remote.RemoteDevices.Discipline;
import io.devicedeletions.application.port.out.ClaimSize;
import io.devicedeletions.application.port.out.Lease;
import io.devicedeletions.application.port.out.RemoteAnswer;
import io.devicedeletions.application.port.out.RemoteInventory;
import io.devicedeletions.application.testkit.SampleBatches;
import io.devicedeletions.application.testkit.StoreUnderTest;
import io.devicedeletions.domain.batch.DeletionBatch;
import io.devicedeletions.domain.batch.Grace;
import io.devicedeletions.domain.tenant.Requester;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Why the token matters beside the key: a worker's request lies about in the network while its
 * lease ends; the next worker is refused, so the line goes back to the queue, where its owner
 * cancels it; and then the first request arrives.
 */
@Timeout(60)
abstract class StaleRequestContract {

  private static final Duration LEASE = Duration.ofMinutes(10);
  private static final Requester OWNER = new Requester("client:console@example.org");

  private final CountDownLatch firstIsUnderWay = new CountDownLatch(1);
  private final CountDownLatch firstMayArrive = new CountDownLatch(1);
  private final AtomicInteger requests = new AtomicInteger();

  /** Opens an empty store. */
  abstract StoreUnderTest open();

  @Test
  void anInventoryThatKeepsTokensRefusesIt() throws Exception {
    RemoteDevices devices = new RemoteDevices(Discipline.KEYS_AND_TOKENS);

    assertThat(complaintsAfterLateRequest(devices)).isEmpty();
    assertThat(devices.removals()).isEmpty();
  }

  /** The negative control. */
  @Test
  void anInventoryThatKeepsKeysOnlyRemovesWhatWasCancelled() throws Exception {
    RemoteDevices devices = new RemoteDevices(Discipline.KEYS_ONLY);

    assertThat(complaintsAfterLateRequest(devices))
        .singleElement()
        .asString()
        .startsWith("removed but not recorded so");
  }

  private Vector<String> complaintsAfterLateRequest(RemoteDevices devices) throws Exception {
    devices.register(ACME, device(1));
    devices.lock(device(1).uid());
    try (StoreUnderTest store = open();
        HttpInventory server = new HttpInventory(devices, () -> Fault.NONE, this::hold, LEASE)) {
      RemoteInventory inventory = new HttpRemoteInventory(server.address(), Duration.ofSeconds(30));
      DeletionBatch batch = new SampleBatches().of(ACME, device(1));
      store.deletionQueue().enqueue(batch, Grace.NONE);

      Lease first = lease(store);
      FutureTask<Seq<RemoteAnswer>> late = new FutureTask<>(() -> ask(inventory, first));
      new Thread(late, "stale-worker").start();
      firstIsUnderWay.await();
      store.passTime(LEASE);
      Lease second = lease(store);
      assertThat(store.leasedDeletions().settle(second, ask(inventory, second))).isNotEmpty();
      cancel(store, batch);
      devices.unlock(device(1).uid());
      firstMayArrive.countDown();

      assertThat(store.leasedDeletions().settle(first, answers(late))).isEmpty();
      return new RemoteChecker(store, devices).complaints(Vector.of(batch));
    }
  }

  private void hold() {
    if (requests.getAndIncrement() > 0) {
      return;
    }
    firstIsUnderWay.countDown();
    try {
      firstMayArrive.await();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static Lease lease(StoreUnderTest store) {
    return store
        .leasedDeletions()
        .lease(ACME, ClaimSize.ONE, LEASE)
        .getOrElseThrow(() -> new AssertionError("nothing to lease"));
  }

  private static Seq<RemoteAnswer> ask(RemoteInventory inventory, Lease lease) {
    return inventory.remove(lease.tenant(), lease.token(), lease.lines());
  }

  private static Seq<RemoteAnswer> answers(FutureTask<Seq<RemoteAnswer>> question)
      throws InterruptedException, ExecutionException, TimeoutException {
    return question.get(30, TimeUnit.SECONDS);
  }

  private static void cancel(StoreUnderTest store, DeletionBatch batch) {
    assertThat(store.cancellableDeletions().cancel(ACME, batch.id(), OWNER))
        .hasSize(1)
        .allSatisfy(cancellation -> assertThat(cancellation.cancelled()).containsExactly(0));
  }
}
