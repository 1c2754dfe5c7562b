package io.devicedeletions.application.service;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * Pauses that double from a first to a longest and are drawn at random, so that those who wait do
 * not march in step. Immutable.
 *
 * @param first the first pause
 * @param longest where the doubling ends
 * @param spread which part of a pause is left to chance, from 0 to 1; with 1 it may be nothing
 * @param chance random numbers from 0 (included) to 1
 */
record Backoff(Duration first, Duration longest, double spread, DoubleSupplier chance) {

  private static final int MOST_DOUBLINGS = 30;

  /** Full jitter, for those who failed. */
  static Backoff afterFailure(Duration first, Duration longest, DoubleSupplier chance) {
    return new Backoff(first, longest, 1, chance);
  }

  /** A little jitter, for those who found nothing to do. */
  static Backoff whileIdle(Duration first, Duration longest, DoubleSupplier chance) {
    return new Backoff(first, longest, 0.4, chance);
  }

  /**
   * The pause, in nanoseconds.
   *
   * @param times how often in a row there was a reason to pause, at least 1
   */
  long nanosAfter(int times) {
    double doubled = (double) first.toNanos() * Math.pow(2, Math.min(times - 1, MOST_DOUBLINGS));
    double limit = Math.min(doubled, (double) longest.toNanos());
    return Math.round(limit * (1 - spread * chance.getAsDouble()));
  }
}
