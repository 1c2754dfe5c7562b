package io.devicedeletions.application.service;

import java.time.Duration;

/**
 * A circuit breaker in front of the store. While the store is away, one worker knocks, after pauses
 * that grow, and another where the first stays inside for long: when it comes back, it is not met
 * by all at once. Thread-safe.
 */
final class StoreBreaker {

  /** Whoever knocks may be at work inside for long, while the store has long been back. */
  private static final Duration LONGEST_KNOCK = Duration.ofSeconds(5);

  private final Backoff backoff;
  private int failures;
  private long closedUntil;
  private boolean knocking;
  private long knockedAt;
  private boolean refusesClaims;

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
    if (knocking && now - knockedAt < LONGEST_KNOCK.toNanos()) {
      return backoff.first().toNanos();
    }
    knocking = true;
    knockedAt = now;
    return 0;
  }

  /** The store was not asked after all. */
  synchronized void leave() {
    knocking = false;
  }

  /**
   * The store told whose work is due. A store that refused a claim, as its disk is full, may tell
   * so all the time: then only a claim shows that it takes them again, or that there is none to
   * make.
   *
   * @return true if it had not answered before, and does now
   */
  synchronized boolean told(boolean isWorkDue) {
    return (!refusesClaims || !isWorkDue) && succeeded();
  }

  /**
   * The store took a claim, or refused it for a reason of the claim's.
   *
   * @return true if it had not answered before
   */
  synchronized boolean succeeded() {
    boolean found = failures > 0;
    failures = 0;
    knocking = false;
    refusesClaims = false;
    return found;
  }

  /**
   * The store did not take a claim.
   *
   * @return true if it had answered before
   */
  synchronized boolean refusedClaim(long now) {
    refusesClaims = true;
    return failed(now);
  }

  /**
   * The store did not answer. Those who were inside when it went away all hear of it, which is one
   * failure and not many.
   *
   * @return true if it had answered before
   */
  synchronized boolean failed(long now) {
    if (failures > 0 && !knocking) {
      return false;
    }
    failures++;
    knocking = false;
    closedUntil = now + backoff.nanosAfter(failures);
    return failures == 1;
  }
}
