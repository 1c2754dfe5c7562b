package io.devicedeletions.application.service;

import static io.devicedeletions.domain.testkit.SampleDevices.device;
import static io.devicedeletions.domain.testkit.SampleTenants.ACME;
import static io.devicedeletions.domain.testkit.SampleTenants.GLOBEX;
import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.application.testkit.Claims;
import io.devicedeletions.application.testkit.InMemoryStore;
import io.devicedeletions.application.testkit.SampleBatches;
import io.devicedeletions.application.testkit.StoreUnderTest;
import io.devicedeletions.domain.batch.DeletionBatch;
import io.devicedeletions.domain.batch.Grace;
import io.devicedeletions.domain.history.DeadQuery;
import io.devicedeletions.domain.history.LineKey;
import io.devicedeletions.domain.outcome.DeadLine;
import io.devicedeletions.domain.outcome.RemovalOutcome;
import io.devicedeletions.domain.outcome.Settlement;
import io.devicedeletions.domain.testkit.SampleDevices;
import io.vavr.collection.Vector;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is requeued is worked on at once: the workers would sleep for an hour otherwise. */
@Timeout(60)
class RequeueTest {

  private static final Duration AN_HOUR = Duration.ofHours(1);

  private final InMemoryStore store = new InMemoryStore();
  private final CountingRemovalListener listener = new CountingRemovalListener(1);
  private final CountedDueDeletions counted = new CountedDueDeletions(store.dueDeletions());
  private final DeviceDeletions deletions = Embedded.over(store, counted, listener);
  private final DeletionBatch batch = new SampleBatches().of(ACME, device(1), device(2));

  @BeforeEach
  void giveUp() {
    store
        .deviceInventory()
        .register(ACME, Vector.of(device(1), device(2)).map(SampleDevices::onRecord));
    Vector.of(device(1), device(2)).forEach(device -> store.poison(ACME, device.uid()));
    store.deletionQueue().enqueue(batch, Grace.NONE);
    while (store.deadDeletions().oldest(ACME, 2).size() < 2) {
      Claims.claim(store.dueDeletions(), ACME);
      store.passTime(StoreUnderTest.LONGEST_PAUSE);
    }
    Vector.of(device(1), device(2)).forEach(device -> store.cure(ACME, device.uid()));
  }

  private LineKey key(int line) {
    return new LineKey(batch.id(), line);
  }

  private Vector<Integer> settledLines() {
    return store
        .deletionRecords()
        .ofBatch(ACME, batch.id())
        .filter(end -> end.outcome() == RemovalOutcome.REMOVED)
        .map(Settlement::line)
        .map(line -> line.line())
        .toVector();
  }

  private void whileAWorkerSleeps(Runnable requeue) throws InterruptedException {
    RemovalWorkers workers = deletions.startWorkers(new WorkerSettings(1, AN_HOUR, AN_HOUR));
    try (workers) {
      counted.awaitSilence();
      requeue.run();
    }
  }

  @Test
  void singleLinesWakeTheWorkers() throws InterruptedException {
    whileAWorkerSleeps(
        () -> {
          assertThat(
                  deletions.requeueDeadLines().requeue(ACME, Vector.of(key(1)), Commands.REQUESTER))
              .containsExactly(key(1));
          listener.awaitAllLines();
        });

    assertThat(settledLines()).containsExactly(1);
    assertThat(deletions.listDeadDeletions().list(ACME, DeadQuery.OLDEST).items())
        .extracting(DeadLine::line)
        .containsExactly(0);
  }

  @Test
  void theOldestLinesWakeTheWorkers() throws InterruptedException {
    whileAWorkerSleeps(
        () -> {
          assertThat(deletions.requeueDeadDeletions().requeue(ACME, 1, Commands.REQUESTER)).isOne();
          listener.awaitAllLines();
        });

    assertThat(settledLines()).containsExactly(0);
  }

  @Test
  void nobodyIsWokenForNothing() throws InterruptedException {
    RemovalWorkers workers = deletions.startWorkers(new WorkerSettings(1, AN_HOUR, AN_HOUR));
    try (workers) {
      counted.awaitSilence();
      int looks = counted.looks();
      assertThat(deletions.requeueDeadDeletions().requeue(GLOBEX, 10, Commands.REQUESTER)).isZero();
      assertThat(
              deletions.requeueDeadLines().requeue(GLOBEX, Vector.of(key(0)), Commands.REQUESTER))
          .isEmpty();
      counted.awaitSilence();
      assertThat(counted.looks()).isEqualTo(looks);
    }
  }

  @Test
  void whoRequeuedIsWrittenDown() {
    deletions.requeueDeadLines().requeue(ACME, Vector.of(key(0)), Commands.REQUESTER);

    assertThat(deletions.trackDeletions().track(ACME, batch.id()).get().interventions())
        .singleElement()
        .satisfies(
            taken -> {
              assertThat(taken.requester()).isEqualTo(Commands.REQUESTER);
              assertThat(taken.lines()).containsExactly(0);
            });
  }
}
