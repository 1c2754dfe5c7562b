package io.devicedeletions.application.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.application.testkit.Simultaneously;
import io.vavr.collection.Vector;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DoorbellTest {

  /** Whoever waits for its end runs into the timeout. */
  private static final long FOR_EVER = Duration.ofHours(1).toNanos();

  private static final int THINGS = 5_000;

  private final Doorbell doorbell = new Doorbell();

  @Test
  void doesNotLetAnyoneWaitWhoMissedARing() throws InterruptedException {
    long heard = doorbell.rings();
    doorbell.ring();

    assertThat(doorbell.awaitMoreThan(heard, FOR_EVER)).isTrue();
  }

  @Test
  void letsWaitUntilTheTimeIsOver() throws InterruptedException {
    doorbell.ring();

    assertThat(doorbell.awaitMoreThan(doorbell.rings(), 1)).isFalse();
    assertThat(doorbell.awaitMoreThan(doorbell.rings(), 0)).isFalse();
    assertThat(doorbell.awaitMoreThan(doorbell.rings(), -1)).isFalse();
  }

  @Test
  void letsWaitUntilItRings() throws Exception {
    FutureTask<Boolean> rang = new FutureTask<>(() -> doorbell.awaitMoreThan(0, FOR_EVER));
    Thread waiting = new Thread(rang);
    waiting.start();
    while (waiting.getState() != Thread.State.TIMED_WAITING && waiting.isAlive()) {
      Thread.onSpinWait();
    }
    assertThat(rang).isNotDone();
    doorbell.ring();
    assertThat(rang.get()).isTrue();
  }

  /** Each looks once and then waits for the bell, so one lost ring would stop it. */
  @Test
  void losesNoRingWhileManyRingAndListen() {
    ConcurrentLinkedQueue<Integer> things = new ConcurrentLinkedQueue<>();
    AtomicInteger left = new AtomicInteger(THINGS);
    Callable<Integer> listener = () -> takeUntilNothingIsLeft(things, left);
    Callable<Integer> ringer = () -> putThings(things);

    assertThat(
            Simultaneously.call(Vector.of(listener, listener, listener, ringer)).sum().intValue())
        .isEqualTo(THINGS);
  }

  private int putThings(ConcurrentLinkedQueue<Integer> things) {
    for (int thing = 0; thing < THINGS; thing++) {
      things.add(thing);
      doorbell.ring();
    }
    return 0;
  }

  private int takeUntilNothingIsLeft(ConcurrentLinkedQueue<Integer> things, AtomicInteger left)
      throws InterruptedException {
    int taken = 0;
    while (left.get() > 0) {
      long heard = doorbell.rings();
      if (things.poll() != null) {
        taken++;
        left.decrementAndGet();
        doorbell.ring();
      } else if (left.get() > 0) {
        doorbell.awaitMoreThan(heard, FOR_EVER);
      }
    }
    return taken;
  }
}
