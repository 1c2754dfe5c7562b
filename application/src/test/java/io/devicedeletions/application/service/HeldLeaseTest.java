package io.devicedeletions.application.service;

import static io.devicedeletions.domain.testkit.SampleDevices.device;
import static io.devicedeletions.domain.testkit.SampleTenants.ACME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.devicedeletions.application.port.out.ClaimSize;
import io.devicedeletions.application.port.out.DueDeletions;
import io.devicedeletions.application.port.out.Lease;
import io.devicedeletions.application.port.out.OutcomeUnknownException;
import io.devicedeletions.application.port.out.RemoteAnswer;
import io.devicedeletions.application.port.out.RemoteInventory;
import io.devicedeletions.application.testkit.Claims;
import io.devicedeletions.application.testkit.InMemoryStore;
import io.devicedeletions.application.testkit.SampleBatches;
import io.devicedeletions.domain.batch.DeletionBatch;
import io.devicedeletions.domain.batch.Grace;
import io.vavr.collection.Vector;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How a worker keeps its lease while it waits, and when it stops waiting. */
@Timeout(60)
class HeldLeaseTest {

  private static final Duration LEASE = Duration.ofMillis(300);
  private static final RemoteSettings PATIENT =
      new RemoteSettings(LEASE, Duration.ofHours(1), ClaimSize.ONE);

  private final InMemoryStore store = new InMemoryStore();
  private final DeletionBatch batch = new SampleBatches().of(ACME, device(1));
  private final Signal abandoned = new Signal();

  @BeforeEach
  void schedule() {
    store.deletionQueue().enqueue(batch, Grace.NONE);
  }

  private DueDeletions over(
      RemoteInventory inventory, Predicate<Lease> renewal, RemoteSettings settings) {
    return DeviceDeletions.remoteRemoval(
        new WatchedLeases(store.leasedDeletions(), renewal), inventory, settings);
  }

  /** Never answers, and tells when it is interrupted. */
  private RemoteInventory silent() {
    return (tenant, token, lines) -> {
      try {
        new CountDownLatch(1).await();
        return Vector.empty();
      } catch (InterruptedException interrupted) {
        abandoned.give();
        throw new IllegalStateException("interrupted", interrupted);
      }
    };
  }

  @Test
  void renewsWhileTheInventoryTakesItsTime() {
    Signal renewals = new Signal(4);
    Predicate<Lease> renewal =
        lease -> {
          renewals.give();
          return store.leasedDeletions().renew(lease);
        };
    RemoteInventory slow =
        (tenant, token, lines) -> {
          renewals.await();
          return lines.map(RemoteAnswer.NotFound::new);
        };

    assertThat(Claims.settle(over(slow, renewal, PATIENT), ACME)).hasSize(1);
  }

  @Test
  void stopsWhereItCannotRenewInTime() {
    Predicate<Lease> storeIsAway =
        lease -> {
          throw new IllegalStateException("the store is away");
        };

    assertThatThrownBy(() -> Claims.claim(over(silent(), storeIsAway, PATIENT), ACME))
        .isInstanceOf(OutcomeUnknownException.class);
    abandoned.await();
  }

  @Test
  void changesNothingWhereTheLeaseWasLost() {
    Predicate<Lease> takenOver =
        lease -> {
          store.passTime(LEASE);
          store.leasedDeletions().lease(ACME, ClaimSize.ONE, Duration.ofHours(1));
          return false;
        };

    assertThatThrownBy(() -> Claims.claim(over(silent(), takenOver, PATIENT), ACME))
        .isInstanceOf(OutcomeUnknownException.class)
        .hasMessageContaining("lost to another worker");
    abandoned.await();
    assertThat(store.deletionRecords().ofBatch(ACME, batch.id())).isEmpty();
    assertThat(store.pendingDeletions().count(ACME, 10)).isOne();
  }

  @Test
  void losesPatienceHoweverOftenItRenewed() {
    RemoteSettings impatient = new RemoteSettings(LEASE, LEASE.multipliedBy(2), ClaimSize.ONE);

    assertThatThrownBy(
            () -> Claims.claim(over(silent(), store.leasedDeletions()::renew, impatient), ACME))
        .isInstanceOf(OutcomeUnknownException.class);
    abandoned.await();
  }
}
