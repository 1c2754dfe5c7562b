package io.devicedeletions.application.service;

import io.devicedeletions.application.port.out.DueDeletions;
import io.devicedeletions.application.port.out.RemovalListener;
import io.devicedeletions.domain.batch.BatchLimit;
import java.time.Duration;

/** The turns of a node with two workers and without chance: every pause has its full length. */
final class OneNode {

  static final Duration PAUSE = Duration.ofMillis(100);

  private static final Backoff BACKOFF =
      Backoff.afterFailure(PAUSE, Duration.ofSeconds(30), () -> 0);

  private OneNode() {}

  static RemovalTurns turns(DueDeletions store, RemovalListener listener, ManualClock clock) {
    return turns(store, listener, clock, BACKOFF);
  }

  static RemovalTurns turns(
      DueDeletions store, RemovalListener listener, ManualClock clock, Backoff breakerBackoff) {
    return new RemovalTurns(
        store,
        listener,
        new TenantRing(2, ClaimSizing.startingFor(BatchLimit.PUBLISHED), BACKOFF),
        new StoreBreaker(breakerBackoff),
        clock);
  }
}
