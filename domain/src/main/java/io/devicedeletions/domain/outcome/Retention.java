package io.devicedeletions.domain.outcome;

import io.vavr.control.Option;
import java.time.Duration;

/**
 * How long is kept what is over: records, and batches of which nothing waits and nothing was given
 * up. A setting of the operator's, the same on every node.
 *
 * @param period from {@link #SHORTEST} to {@link #LONGEST}; none to keep everything for ever
 */
public record Retention(Option<Duration> period) {

  /** Two days, so that an idempotency key outlives by far whoever repeats a request. */
  public static final Duration SHORTEST = Duration.ofDays(2);

  /** A hundred years: who keeps longer keeps for ever. */
  public static final Duration LONGEST = Duration.ofDays(36_500);

  /** A year, and a month to look back on it. */
  public static final Retention DEFAULT = Retention.of(Duration.ofDays(400));

  /** Nothing ever goes. */
  public static final Retention FOREVER = new Retention(Option.none());

  /** Refuses a period outside the range. */
  public Retention {
    if (period.exists(given -> given.compareTo(SHORTEST) < 0 || given.compareTo(LONGEST) > 0)) {
      throw new IllegalArgumentException("retention must be from 2 to 36500 days, or for ever");
    }
  }

  /** Keeps for this long. */
  public static Retention of(Duration period) {
    return new Retention(Option.some(period));
  }
}
