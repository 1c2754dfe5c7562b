package io.devicedeletions.application.service;

import static io.devicedeletions.domain.testkit.SampleDevices.device;
import static io.devicedeletions.domain.testkit.SampleTenants.ACME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.devicedeletions.application.port.out.DueDeletions;
import io.devicedeletions.application.testkit.InMemoryStore;
import io.devicedeletions.application.testkit.RecordingRemovalListener;
import io.devicedeletions.application.testkit.SampleBatches;
import io.devicedeletions.domain.batch.Grace;
import io.vavr.collection.Set;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class RemovalWorkersCloseTest {

  /** Whoever waits for its end runs into the timeout. */
  private static final Duration ENDLESS_PAUSE = Duration.ofHours(1);

  /**
   * Less than the 10 seconds after which it would stop the hard way, and ample for the soft one.
   */
  private static final Duration SOFT_STOP = Duration.ofSeconds(8);

  private final InMemoryStore store = new InMemoryStore();
  private final RecordingRemovalListener listener = new RecordingRemovalListener();

  private RemovalWorkers start(int count, DueDeletions dueDeletions) {
    return Embedded.over(store, dueDeletions, listener)
        .startWorkers(new WorkerSettings(count, ENDLESS_PAUSE, ENDLESS_PAUSE));
  }

  private static void closeSoftly(RemovalWorkers workers) {
    assertTimeoutPreemptively(SOFT_STOP, workers::close);
  }

  private static void awaitEnd(Set<Thread> threads) throws InterruptedException {
    for (Thread thread : threads) {
      thread.join();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void endsThePausesOfIdleWorkers(int count) throws InterruptedException {
    VisitedDueDeletions idle = new VisitedDueDeletions(store.dueDeletions(), 1);
    RemovalWorkers workers = start(count, idle);
    Set<Thread> threads = idle.awaitVisitors();

    closeSoftly(workers);

    awaitEnd(threads);
    assertThat(listener.failedRounds()).isEmpty();
  }

  @Test
  void endsAWorkerThatAlwaysFindsWork() throws InterruptedException {
    VisitedDueDeletions busy = new VisitedDueDeletions(new EndlessDueDeletions(), 1);
    RemovalWorkers workers = start(1, busy);
    Set<Thread> threads = busy.awaitVisitors();

    closeSoftly(workers);

    awaitEnd(threads);
    assertThat(listener.settled()).isNotEmpty();
  }

  @Test
  void letsTheClaimUnderWayFinish() throws InterruptedException {
    store.deletionQueue().enqueue(new SampleBatches().of(ACME, device(1)), Grace.NONE);
    HeldDueDeletions held = new HeldDueDeletions(store.dueDeletions());
    RemovalWorkers workers = start(1, held);
    held.awaitHeld();
    Thread closer = new Thread(workers::close, "closer");
    closer.start();
    awaitWaiting(closer);

    held.release();

    closer.join();
    assertThat(listener.settlements()).hasSize(1);
    assertThat(listener.failedClaims()).isEmpty();
  }

  @Test
  void stopsAtOnceAndStaysInterruptedWhereItIsInterrupted() throws InterruptedException {
    VisitedDueDeletions idle = new VisitedDueDeletions(store.dueDeletions(), 1);
    RemovalWorkers workers = start(1, idle);
    Set<Thread> threads = idle.awaitVisitors();

    Thread.currentThread().interrupt();
    workers.close();

    assertThat(Thread.interrupted()).isTrue();
    awaitEnd(threads);
  }

  @Test
  void canBeRepeated() {
    RemovalWorkers workers = start(1, store.dueDeletions());

    workers.close();
    workers.close();

    assertThat(listener.failedRounds()).isEmpty();
  }

  private static void awaitWaiting(Thread thread) throws InterruptedException {
    while (thread.getState() != Thread.State.TIMED_WAITING) {
      if (Thread.interrupted()) {
        throw new InterruptedException("the thread never came to wait");
      }
      Thread.onSpinWait();
    }
  }
}
