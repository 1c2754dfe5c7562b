package io.devicedeletions.application.service;

import io.devicedeletions.application.port.in.RemovalRound;
import io.devicedeletions.application.port.in.RemoveDevices;
import io.devicedeletions.application.port.out.RemovalListener;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Threads that remove due devices until they are closed. Each makes rounds without a pause while
 * rounds are productive, and otherwise looks again after the idle pause. Thread-safe.
 */
public final class RemovalWorkers implements AutoCloseable {

  private final RemoveDevices removeDevices;
  private final RemovalListener listener;
  private final Duration idlePause;
  private final ExecutorService threads;
  private final CountDownLatch closing = new CountDownLatch(1);

  RemovalWorkers(
      int count, Duration idlePause, RemoveDevices removeDevices, RemovalListener listener) {
    if (count < 1 || idlePause.toMillis() < 1) {
      throw new IllegalArgumentException(
          "there is at least one worker, and it pauses for at least a millisecond");
    }
    this.removeDevices = removeDevices;
    this.listener = listener;
    this.idlePause = idlePause;
    this.threads =
        Executors.newFixedThreadPool(count, task -> new Thread(task, "device-deletions-worker"));
    for (int started = 0; started < count; started++) {
      threads.execute(this::work);
    }
  }

  private void work() {
    boolean stop = false;
    while (!stop) {
      stop = productiveRound() ? isClosing() : pauseUnlessClosing();
    }
  }

  /**
   * A broken store ends a round, never a worker; nor does an error such as a full heap, after which
   * the work is due as before.
   */
  private boolean productiveRound() {
    try {
      RemovalRound round = removeDevices.removeDue();
      return round.wasProductive();
    } catch (RuntimeException | Error broken) {
      listener.roundFailed(broken);
      return false;
    }
  }

  private boolean isClosing() {
    return closing.getCount() == 0;
  }

  private boolean pauseUnlessClosing() {
    try {
      return closing.await(idlePause.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  /**
   * Lets the claims under way finish, which takes less than a second as a rule, and stops. Work
   * that remains stays due. Waits for 10 seconds at most.
   */
  @Override
  public void close() {
    closing.countDown();
    threads.shutdown();
    try {
      if (!threads.awaitTermination(10, TimeUnit.SECONDS)) {
        threads.shutdownNow();
      }
    } catch (InterruptedException interrupted) {
      threads.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
