package io.devicedeletions.application.port.out;

import io.devicedeletions.domain.tenant.TenantId;
import java.time.Duration;

/**
 * Hears how removals go, for metrics and logs. Implementations are thread-safe and do not throw;
 * what they do with the news changes nothing.
 */
public interface RemovalListener {

  /**
   * A claim was committed.
   *
   * @param took how long its transaction took
   */
  void claimed(TenantId tenant, Claim claim, Duration took);

  /** A tenant's claim was rolled back, by an exception or an error; its work is due again. */
  void claimFailed(TenantId tenant, Throwable cause);

  /** The store could not tell whose work is due, or whoever asked it made an error. */
  void roundFailed(Throwable cause);

  /** The store does not answer; from now on it is asked by one worker at a time, after pauses. */
  default void storeLost() {}

  /** The store answers again. */
  default void storeFound() {}
}
