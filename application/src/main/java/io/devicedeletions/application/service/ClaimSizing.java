package io.devicedeletions.application.service;

import io.devicedeletions.application.port.out.Claim;
import io.devicedeletions.application.port.out.ClaimSize;
import io.devicedeletions.domain.batch.BatchLimit;
import java.time.Duration;

/**
 * How much a claim takes: as much as keeps its transaction well under a tenth of a second, which is
 * how long another tenant waits for it. Immutable.
 *
 * @param first the size of a tenant's first claim
 */
record ClaimSizing(ClaimSize first) {

  /** Beyond this a claim becomes smaller, so that nearly all stay under 100 ms. */
  private static final Duration LONG = Duration.ofMillis(70);

  /** Below this, twice as much is still not long. */
  private static final Duration SHORT = Duration.ofMillis(25);

  /** So many lines are safe to begin with on any machine. */
  private static final int FIRST_LINES = 800;

  private static final int MOST_FIRST_PARTS = 8;

  /** Starts with what full batches make a safe claim. */
  static ClaimSizing startingFor(BatchLimit limit) {
    return new ClaimSizing(
        ClaimSize.atMost(Math.min(MOST_FIRST_PARTS, FIRST_LINES / limit.lines())));
  }

  /** The size of the next claim. */
  ClaimSize next(ClaimSize asked, Claim claim, long nanosTaken) {
    if (nanosTaken > LONG.toNanos()) {
      return shortened(asked, nanosTaken);
    }
    boolean wasFull = claim.parts() == asked.parts();
    return wasFull && nanosTaken < SHORT.toNanos() ? asked.larger() : asked;
  }

  /** At once to what should not be long: batches may have become a hundred times larger. */
  private static ClaimSize shortened(ClaimSize asked, long nanosTaken) {
    return ClaimSize.atMost((int) (asked.parts() * LONG.toNanos() / nanosTaken));
  }
}
