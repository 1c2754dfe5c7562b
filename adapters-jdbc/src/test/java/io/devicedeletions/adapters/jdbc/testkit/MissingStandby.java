package io.devicedeletions.adapters.jdbc.testkit;

import java.util.function.BooleanSupplier;
import org.jdbi.v3.core.Handle;

/**
 * Makes PostgreSQL wait with each commit for a standby that is not there, until it is closed. It is
 * a setting of the whole server's: no other test may run meanwhile.
 */
public final class MissingStandby implements AutoCloseable {

  private static final int PAUSE_MILLIS = 10;

  private final Handle operator;

  /** Has everybody wait, from now on. */
  public MissingStandby(PostgresStore store) {
    this.operator = store.sql().open();
    waitForStandby("absent");
  }

  private void waitForStandby(String name) {
    operator.execute("ALTER SYSTEM SET synchronous_standby_names = '" + name + "'");
    operator.execute("SELECT pg_reload_conf()");
    while (!setting().equals(name)) {
      pause();
    }
  }

  private String setting() {
    return operator
        .createQuery("SELECT current_setting('synchronous_standby_names')")
        .mapTo(String.class)
        .one();
  }

  /** Cancels the waits, upon which PostgreSQL warns, and reports success. */
  public void cancelWaitsUntil(BooleanSupplier everybodyIsAnswered) {
    while (!everybodyIsAnswered.getAsBoolean()) {
      operator.execute(
          "SELECT pg_cancel_backend(pid) FROM pg_stat_activity WHERE wait_event = 'SyncRep'");
      pause();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }

  @Override
  public void close() {
    waitForStandby("");
    operator.close();
  }
}
