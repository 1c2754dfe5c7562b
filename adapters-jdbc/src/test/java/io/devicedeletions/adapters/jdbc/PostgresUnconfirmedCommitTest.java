package io.devicedeletions.adapters.jdbc;

import static io.devicedeletions.domain.testkit.SampleDevices.device;
import static io.devicedeletions.domain.testkit.SampleDevices.onRecord;
import static io.devicedeletions.domain.testkit.SampleTenants.ACME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.devicedeletions.adapters.jdbc.testkit.MissingStandby;
import io.devicedeletions.adapters.jdbc.testkit.OwnThreads;
import io.devicedeletions.adapters.jdbc.testkit.PostgresStore;
import io.devicedeletions.application.port.out.Blame;
import io.devicedeletions.application.port.out.ClaimSize;
import io.devicedeletions.application.testkit.Claims;
import io.devicedeletions.application.testkit.SampleBatches;
import io.devicedeletions.application.testkit.StoreUnderTest;
import io.devicedeletions.domain.batch.Cancellation;
import io.devicedeletions.domain.batch.DeletionBatch;
import io.devicedeletions.domain.batch.Grace;
import io.devicedeletions.domain.device.NameMatch;
import io.devicedeletions.domain.tenant.Requester;
import io.devicedeletions.domain.tenant.Tenant;
import io.vavr.collection.TreeSet;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nothing is confirmed that the standby, had it to take over, would know nothing of. */
final class PostgresUnconfirmedCommitTest {

  private static final Requester OPERATOR = new Requester("operator@example.org");

  private final PostgresStore store = PostgresStore.openForPortsOnly(NameMatch.EXACT);
  private final DeletionBatch batch = new SampleBatches().of(ACME, device(1), device(2));

  @BeforeEach
  void schedule() {
    store.deviceInventory().register(ACME, Vector.of(onRecord(device(1)), onRecord(device(2))));
    store.deletionQueue().enqueue(batch, Grace.NONE);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void aCancellationIsNotConfirmedNorIsItsRepetition() {
    assertUnconfirmed(this::cancel);
    assertUnconfirmed(this::cancel);

    assertThat(cancel())
        .isEqualTo(Option.some(new Cancellation(batch, TreeSet.of(0, 1), TreeSet.empty())));
  }

  private Option<Cancellation> cancel() {
    return store.cancellableDeletions().cancel(ACME, batch.id(), OPERATOR);
  }

  @Test
  void aRequeueIsNot() {
    store.poison(ACME, device(1).uid());
    while (store.pendingDeletions().count(ACME, 10) > 0) {
      Claims.claim(store.dueDeletions(), ACME);
      store.passTime(StoreUnderTest.LONGEST_PAUSE);
    }

    assertUnconfirmed(() -> store.deadDeletions().requeueOldest(ACME, 10, OPERATOR));
  }

  @Test
  void aTenantsSettingsAreNot() {
    assertUnconfirmed(
        () -> {
          store.tenantDirectory().save(new Tenant(ACME, true));
          return true;
        });
  }

  /** A remote inventory is not asked under a token that another server may give again. */
  @Test
  void aLeaseIsNot() {
    assertUnconfirmed(
        () -> store.leasedDeletions().lease(ACME, ClaimSize.ONE, Duration.ofSeconds(30)));
  }

  @Test
  void aClaimIsNotAndStandsWhereTheServerLives() {
    assertUnconfirmed(() -> store.dueDeletions().settle(ACME, Claims.SIZE, Blame.LASTING_ERRORS));

    assertThat(store.deletionRecords().ofBatch(ACME, batch.id())).hasSize(2);
    assertThat(store.deviceInventory().count(ACME)).isZero();
  }

  private void assertUnconfirmed(Supplier<?> change) {
    try (MissingStandby standby = new MissingStandby(store)) {
      CompletableFuture<?> changed = CompletableFuture.supplyAsync(change, OwnThreads.EACH);
      standby.cancelWaitsUntil(changed::isDone);
      assertThat(catchThrowable(changed::join))
          .hasStackTraceContaining("canceling wait for synchronous replication");
    }
  }
}
