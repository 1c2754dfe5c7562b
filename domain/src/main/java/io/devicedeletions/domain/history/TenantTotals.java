package io.devicedeletions.domain.history;

import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * A tenant's work at a glance. Its cost does not depend on how much there is: numbers end at a
 * bound.
 *
 * @param asOf when it was looked at, by the store's clock
 * @param pending how many lines have no outcome yet
 * @param dead how many were given up
 * @param oldestDueAt since when the oldest pending work has been due, or when the next is; none if
 *     nothing is pending
 * @param minutes what was settled in each of the last {@value #MINUTES} minutes, the oldest first
 */
public record TenantTotals(
    Instant asOf,
    BoundedCount pending,
    BoundedCount dead,
    Option<Instant> oldestDueAt,
    Vector<MinuteTally> minutes) {

  /** How far the tallies go back, the minute that has begun included. */
  public static final int MINUTES = 60;

  /** Refuses tallies of another number of minutes. */
  public TenantTotals {
    if (minutes.size() != MINUTES) {
      throw new IllegalArgumentException("totals tell of " + MINUTES + " minutes");
    }
  }

  /** The same, said to have been looked at at another time. */
  public TenantTotals withAsOf(Instant time) {
    return new TenantTotals(time, pending, dead, oldestDueAt, minutes);
  }

  /**
   * A number that was counted as far as a bound.
   *
   * @param count how many were counted
   * @param isExact false if there are more
   */
  public record BoundedCount(long count, boolean isExact) {}

  /**
   * What was settled within a minute.
   *
   * @param minute when it began
   * @param counts how many lines had which outcome
   */
  public record MinuteTally(Instant minute, FateCounts counts) {}
}
