package io.devicedeletions.application.service;

import io.devicedeletions.application.port.out.RemovalListener;
import io.devicedeletions.application.service.RemovalTurns.Answer;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Threads that remove due devices until they are closed. Each makes claims without a pause while
 * there are some to make, and otherwise looks again after a pause that grows, or when it hears that
 * something was scheduled in this process. Thread-safe.
 */
public final class RemovalWorkers implements AutoCloseable {

  private static final int SECONDS_TO_FINISH = 10;
  private static final Answer IDLE = new Answer(false, Long.MAX_VALUE);

  private final RemovalTurns turns;
  private final RemovalListener listener;
  private final Backoff idle;
  private final Doorbell doorbell;
  private final ExecutorService threads;
  private volatile boolean closing;

  RemovalWorkers(
      int count, RemovalTurns turns, RemovalListener listener, Backoff idle, Doorbell doorbell) {
    this.turns = turns;
    this.listener = listener;
    this.idle = idle;
    this.doorbell = doorbell;
    this.threads =
        Executors.newFixedThreadPool(count, task -> new Thread(task, "device-deletions-worker"));
    for (int started = 0; started < count; started++) {
      threads.execute(this::work);
    }
  }

  private void work() {
    int idleInARow = 0;
    while (!closing) {
      long heard = doorbell.rings();
      Answer answer = takeOne();
      if (answer.worked()) {
        idleInARow = 0;
      } else {
        idleInARow++;
        long pause = Math.min(answer.nanosToWait(), idle.nanosAfter(idleInARow));
        idleInARow = rangWithin(heard, pause) ? 0 : idleInARow;
      }
    }
  }

  /**
   * A broken store ends a claim, never a worker; nor does an error such as a full heap, after which
   * the work is due as before, or a listener that breaks as well.
   */
  private Answer takeOne() {
    try {
      return turns.takeOne();
    } catch (RuntimeException | Error broken) {
      tell(broken);
      return IDLE;
    }
  }

  private void tell(Throwable broken) {
    try {
      listener.roundFailed(broken);
    } catch (RuntimeException | Error alsoBroken) {
      // There is nobody else to tell.
    }
  }

  private boolean rangWithin(long heard, long nanoseconds) {
    try {
      return !closing && doorbell.awaitMoreThan(heard, nanoseconds);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      closing = true;
      return false;
    }
  }

  /**
   * Lets the claims under way finish, which takes less than a second as a rule, and stops. Work
   * that remains stays due. Waits for 10 seconds at most.
   */
  @Override
  public void close() {
    closing = true;
    doorbell.ring();
    threads.shutdown();
    try {
      if (!threads.awaitTermination(SECONDS_TO_FINISH, TimeUnit.SECONDS)) {
        threads.shutdownNow();
      }
    } catch (InterruptedException interrupted) {
      threads.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
