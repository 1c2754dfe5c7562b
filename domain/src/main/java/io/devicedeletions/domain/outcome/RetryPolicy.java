package io.devicedeletions.domain.outcome;

import io.vavr.control.Option;
import java.time.Duration;

/**
 * How often a line that fails for a reason of its own is tried, and how long it waits in between: a
 * random time up to a limit that doubles with each attempt ("full jitter"), so that lines which
 * failed together do not come back together.
 *
 * @param mostAttempts after so many the line is given up, from 1 to {@value #HIGHEST_ATTEMPTS}
 * @param firstPause the limit after the first attempt, longer than nothing
 * @param longestPause where the doubling ends, at least as long as the first and at most a day
 */
public record RetryPolicy(int mostAttempts, Duration firstPause, Duration longestPause) {

  /** So many pauses take days. */
  public static final int HIGHEST_ATTEMPTS = 100;

  private static final Duration A_DAY = Duration.ofDays(1);

  /** Eight attempts within about ten minutes. */
  public static final RetryPolicy DEFAULT =
      new RetryPolicy(8, Duration.ofSeconds(5), Duration.ofHours(1));

  /** Refuses values outside their ranges. */
  public RetryPolicy {
    if (mostAttempts < 1 || mostAttempts > HIGHEST_ATTEMPTS) {
      throw new IllegalArgumentException("attempts must be from 1 to " + HIGHEST_ATTEMPTS);
    }
    if (firstPause.isZero() || firstPause.isNegative()) {
      throw new IllegalArgumentException("the first pause must be longer than nothing");
    }
    if (longestPause.compareTo(firstPause) < 0 || longestPause.compareTo(A_DAY) > 0) {
      throw new IllegalArgumentException("the longest pause is from the first one to a day");
    }
  }

  /**
   * How long a line waits for its next attempt; none if it is given up.
   *
   * @param failedAttempts how often it has failed, at least 1
   * @param chance a random number from 0 (included) to 1
   */
  public Option<Duration> pauseAfter(int failedAttempts, double chance) {
    return Option.when(
        failedAttempts < mostAttempts, () -> fullJitter(limit(failedAttempts), chance));
  }

  private Duration limit(int failedAttempts) {
    Duration limit = firstPause;
    for (int doubled = 1;
        doubled < failedAttempts && limit.compareTo(longestPause) < 0;
        doubled++) {
      limit = limit.multipliedBy(2);
    }
    return limit.compareTo(longestPause) < 0 ? limit : longestPause;
  }

  private static Duration fullJitter(Duration limit, double chance) {
    return Duration.ofMillis(Math.round(limit.toMillis() * chance));
  }
}
