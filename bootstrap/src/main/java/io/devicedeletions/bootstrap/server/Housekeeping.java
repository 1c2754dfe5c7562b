package io.devicedeletions.bootstrap.server;

import io.devicedeletions.adapters.jdbc.JdbcStore;
import io.devicedeletions.application.port.out.Pruned;
import io.devicedeletions.domain.outcome.Retention;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * Keeps the store in order: at start what removals cannot do without, soon after and then about
 * every hour that and what is over. Thread-safe.
 */
final class Housekeeping implements AutoCloseable {

  private static final int MILLIS_TO_FINISH = 500;

  private final HousekeepingRound round;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(Housekeeping::newThread);

  private Housekeeping(HousekeepingRound round) {
    this.round = round;
  }

  /** A daemon: what it does can be broken off anywhere. */
  private static Thread newThread(Runnable loop) {
    Thread thread = new Thread(loop, "device-deletions-housekeeping");
    thread.setDaemon(true);
    return thread;
  }

  /** The first time is waited for: nothing can be recorded without it. */
  static Housekeeping start(JdbcStore store, Retention retention, HousekeepingMetrics metrics) {
    store.keepHouse();
    metrics.succeeded();
    Housekeeping housekeeping =
        new Housekeeping(
            new HousekeepingRound(
                upkeep(store, retention),
                metrics,
                System::nanoTime,
                () -> ThreadLocalRandom.current().nextDouble()));
    housekeeping.runAfter(housekeeping.round.first());
    return housekeeping;
  }

  private static Upkeep upkeep(JdbcStore store, Retention retention) {
    return new Upkeep() {
      @Override
      public void keepHouse() {
        store.keepHouse();
      }

      @Override
      public Pruned prune() {
        return store.past().prune(retention);
      }
    };
  }

  private void runAfter(Duration pause) {
    if (!timer.isShutdown()) {
      var unused =
          timer.schedule(() -> runAfter(round.run()), pause.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  /** Does not wait for a long round: whatever it leaves behind is taken up the next time. */
  @Override
  public void close() {
    round.stop();
    timer.shutdownNow();
    try {
      var unused = timer.awaitTermination(MILLIS_TO_FINISH, TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
