package io.devicedeletions.application.testkit;

import static io.devicedeletions.domain.testkit.SampleDevices.device;
import static io.devicedeletions.domain.testkit.SampleTenants.ACME;
import static io.devicedeletions.domain.testkit.SampleTenants.GLOBEX;
import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.application.port.out.Enqueued;
import io.devicedeletions.domain.batch.DeletionBatch;
import io.devicedeletions.domain.outcome.DeadLine;
import io.devicedeletions.domain.outcome.RemovalOutcome;
import io.devicedeletions.domain.outcome.Retention;
import io.devicedeletions.domain.outcome.Settlement;
import io.devicedeletions.domain.tenant.Requester;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * What every store forgets, and what it must not. Records may go a day late, as some stores forget
 * them by the day.
 */
public abstract class PastDeletionsContract extends StoreContract {

  private static final Requester OPERATOR = new Requester("operator");
  private static final Retention THREE_DAYS = Retention.of(Duration.ofDays(3));
  private static final Duration NOT_QUITE = Duration.ofDays(3).minusMinutes(1);
  private static final Duration LONG_AGO = Duration.ofDays(3).plusDays(1).plusMinutes(1);

  /** For subclasses. */
  protected PastDeletionsContract() {}

  @Test
  final void whatIsOverGoesAfterTheRetention() {
    register(ACME, device(1));
    DeletionBatch batch = schedule(batches().keyed(ACME, "key", device(1), device(2)));
    drain(ACME);

    store().passTime(LONG_AGO);
    store().prune(THREE_DAYS);

    assertThat(records().ofBatch(ACME, batch.id())).isEmpty();
    assertThat(store().cancellableDeletions().cancel(ACME, batch.id(), OPERATOR)).isEmpty();
    assertThat(enqueue(batches().keyed(ACME, "key", device(3))))
        .isInstanceOf(Enqueued.Stored.class);
  }

  @Test
  final void whatIsYoungerStays() {
    register(ACME, device(1));
    DeletionBatch batch = schedule(batches().keyed(ACME, "key", device(1), device(2)));
    drain(ACME);

    store().passTime(NOT_QUITE);
    store().prune(THREE_DAYS);

    assertThat(records().ofBatch(ACME, batch.id()).map(Settlement::outcome))
        .containsExactly(RemovalOutcome.REMOVED, RemovalOutcome.NOT_FOUND);
    assertThat(enqueue(batches().keyed(ACME, "key", device(3))))
        .isEqualTo(new Enqueued.KeyTaken(batch));
  }

  @Test
  final void aRecordIsKeptByItsOwnAgeThoughItsBatchIsForgotten() {
    register(ACME, device(1));
    DeletionBatch batch = schedule(ACME, device(1));
    store().passTime(LONG_AGO);
    drain(ACME);

    store().prune(THREE_DAYS);

    assertThat(store().cancellableDeletions().cancel(ACME, batch.id(), OPERATOR)).isEmpty();
    assertThat(records().ofBatch(ACME, batch.id()).map(Settlement::outcome))
        .containsExactly(RemovalOutcome.REMOVED);
  }

  @Test
  final void anythingStaysForEverWhereThatIsAskedFor() {
    register(ACME, device(1));
    DeletionBatch batch = schedule(ACME, device(1));
    drain(ACME);

    store().passTime(Duration.ofDays(4_000));
    store().prune(Retention.FOREVER);

    assertThat(records().ofBatch(ACME, batch.id())).hasSize(1);
  }

  @Test
  final void aBatchThatWaitsIsKeptAndRemovedHoweverOldItIs() {
    register(ACME, device(1));
    DeletionBatch batch = schedule(ACME, device(1));

    store().passTime(LONG_AGO);
    store().prune(THREE_DAYS);

    assertThat(outcomes(batch)).containsExactly(RemovalOutcome.REMOVED);
    assertThat(devicesOf(ACME)).isEmpty();
  }

  @Test
  final void aDeadLineIsKeptWithWhatItNeedsToBeRequeued() {
    register(ACME, device(1), device(2));
    store().poison(ACME, device(1).uid());
    DeletionBatch batch = schedule(ACME, device(1), device(2));
    giveUp();

    store().passTime(LONG_AGO);
    store().prune(THREE_DAYS);

    assertThat(store().deadDeletions().oldest(ACME, 10))
        .singleElement()
        .satisfies(dead -> assertThat(dead.entry()).contains(batch.lines().get(0).entry()));
    store().cure(ACME, device(1).uid());
    assertThat(store().deadDeletions().requeueOldest(ACME, 10, OPERATOR)).isEqualTo(1);
    assertThat(drain(ACME).map(Settlement::outcome)).containsExactly(RemovalOutcome.REMOVED);
    assertThat(devicesOf(ACME)).isEmpty();
  }

  private void giveUp() {
    while (store().deadDeletions().oldest(ACME, 1).isEmpty()) {
      Claims.claim(dueDeletions(), ACME);
      store().passTime(StoreUnderTest.LONGEST_PAUSE);
    }
  }

  @Test
  final void onceItsLastDeadLineIsSettledAnOldBatchGoes() {
    register(ACME, device(1));
    store().poison(ACME, device(1).uid());
    schedule(batches().keyed(ACME, "key", device(1)));
    giveUp();
    store().passTime(LONG_AGO);
    store().cure(ACME, device(1).uid());
    store().deadDeletions().requeueOldest(ACME, 10, OPERATOR);
    drain(ACME);

    store().prune(THREE_DAYS);

    assertThat(store().deadDeletions().oldest(ACME, 10).map(DeadLine::line)).isEmpty();
    assertThat(enqueue(batches().keyed(ACME, "key", device(3))))
        .isInstanceOf(Enqueued.Stored.class);
  }

  @Test
  final void everyTenantIsTreatedAlikeAndNoInventoryIsTouched() {
    register(ACME, device(1), device(2));
    register(GLOBEX, device(1), device(2));
    DeletionBatch acme = schedule(ACME, device(1));
    DeletionBatch globex = schedule(GLOBEX, device(1));
    drain(ACME);
    drain(GLOBEX);
    store().passTime(LONG_AGO);
    DeletionBatch fresh = schedule(GLOBEX, device(3));
    drain(GLOBEX);

    store().prune(THREE_DAYS);

    assertThat(records().ofBatch(ACME, acme.id())).isEmpty();
    assertThat(records().ofBatch(GLOBEX, globex.id())).isEmpty();
    assertThat(records().ofBatch(GLOBEX, fresh.id())).hasSize(1);
    assertThat(devicesOf(ACME)).containsExactly(device(2));
    assertThat(devicesOf(GLOBEX)).containsExactly(device(2));
  }
}
