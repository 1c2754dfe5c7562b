package io.devicedeletions.application.service;

/**
 * A circuit breaker in front of the store. While the store is away, one worker at a time knocks,
 * after pauses that grow: when it comes back, it is not met by all at once. Thread-safe.
 */
final class StoreBreaker {

  private final Backoff backoff;
  private int failures;
  private long closedUntil;
  private boolean knocking;

  StoreBreaker(Backoff backoff) {
    this.backoff = backoff;
  }

  /**
   * Asks to be let through; whoever is, tells how it went.
   *
   * @return how many nanoseconds to wait before asking again; 0 for whoever is let through
   */
  synchronized long enter(long now) {
    if (failures == 0) {
      return 0;
    }
    if (now - closedUntil < 0) {
      return closedUntil - now;
    }
    if (knocking) {
      return backoff.first().toNanos();
    }
    knocking = true;
    return 0;
  }

  /** The store was not asked after all. */
  synchronized void leave() {
    knocking = false;
  }

  /**
   * The store answered.
   *
   * @return true if it had not before
   */
  synchronized boolean succeeded() {
    boolean found = failures > 0;
    failures = 0;
    knocking = false;
    return found;
  }

  /**
   * The store did not answer.
   *
   * @return true if it had before
   */
  synchronized boolean failed(long now) {
    failures++;
    knocking = false;
    closedUntil = now + backoff.nanosAfter(failures);
    return failures == 1;
  }
}
