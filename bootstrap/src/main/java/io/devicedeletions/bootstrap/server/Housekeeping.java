package io.devicedeletions.bootstrap.server;

import io.devicedeletions.adapters.jdbc.JdbcStore;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the store in order, once at start and then every hour. */
final class Housekeeping implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);

  private final JdbcStore store;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> new Thread(task, "device-deletions-housekeeping"));

  private Housekeeping(JdbcStore store) {
    this.store = store;
  }

  /** The first time is waited for: nothing can be recorded without it. */
  static Housekeeping start(JdbcStore store) {
    store.keepHouse();
    Housekeeping housekeeping = new Housekeeping(store);
    var unused = housekeeping.timer.scheduleAtFixedRate(housekeeping::run, 1, 1, TimeUnit.HOURS);
    return housekeeping;
  }

  /** A timer forgets a task that throws. */
  private void run() {
    try {
      store.keepHouse();
    } catch (RuntimeException | Error failed) {
      LOG.warn("housekeeping failed, it is tried again in an hour", failed);
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
