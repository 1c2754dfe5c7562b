package io.devicedeletions.domain.batch;

import java.time.Duration;

/**
 * How long a batch rests before its devices are removed, so that a mistake can be called back. A
 * setting of the operator's.
 *
 * @param period from zero to {@link #LONGEST}
 */
public record Grace(Duration period) {

  /** Thirty days: who waits for longer waits for something else. */
  public static final Duration LONGEST = Duration.ofDays(30);

  /** A batch is due at once. */
  public static final Grace NONE = new Grace(Duration.ZERO);

  /** Refuses a period outside the range. */
  public Grace {
    if (period.isNegative() || period.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("grace must be from zero to 30 days");
    }
  }

  /** True if a batch does not rest at all. */
  public boolean isNone() {
    return period.isZero();
  }
}
