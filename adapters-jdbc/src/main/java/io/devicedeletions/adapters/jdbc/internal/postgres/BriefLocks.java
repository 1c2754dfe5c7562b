package io.devicedeletions.adapters.jdbc.internal.postgres;

import io.devicedeletions.adapters.jdbc.internal.DatabaseFailures;
import java.time.Duration;

/**
 * Changes tables that others are using. Whoever waits for such a lock keeps all waiting that come
 * after: so it is waited for shortly, under a {@code lock_timeout}, and again a while later.
 * Stateless and thread-safe.
 */
public final class BriefLocks {

  private static final int MOST_ATTEMPTS = 100;
  private static final Duration PAUSE = Duration.ofSeconds(2);
  private static final String LOCK_NOT_AVAILABLE = "55P03";

  private BriefLocks() {}

  /**
   * Does something that may give up waiting for a lock, for some minutes at most.
   *
   * @throws RuntimeException if it failed for another reason, or too often
   */
  public static void insistOn(Runnable change) {
    for (int attempt = 1; attempt < MOST_ATTEMPTS; attempt++) {
      if (succeeds(change)) {
        return;
      }
      pause(PAUSE);
    }
    change.run();
  }

  private static boolean succeeds(Runnable change) {
    try {
      change.run();
      return true;
    } catch (RuntimeException failure) {
      if (DatabaseFailures.sqlException(failure)
          .exists(error -> LOCK_NOT_AVAILABLE.equals(error.getSQLState()))) {
        return false;
      }
      throw failure;
    }
  }

  static void pause(Duration duration) {
    try {
      Thread.sleep(duration.toMillis());
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopped while waiting for others to let go", stop);
    }
  }
}
