package io.devicedeletions.application.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class BackoffProperties {

  @Property
  void staysBetweenWhatIsCertainAndTheLimit(
      @ForAll @LongRange(min = 1, max = 86_400_000) long first,
      @ForAll @LongRange(min = 1, max = 86_400_000) long other,
      @ForAll @DoubleRange(max = 1) double spread,
      @ForAll @DoubleRange(max = 1, maxIncluded = false) double chance,
      @ForAll @IntRange(min = 1) int times) {
    Duration longest = Duration.ofMillis(Math.max(first, other));
    double limit =
        Math.min(
            (double) longest.toNanos(),
            Duration.ofMillis(first).toNanos() * Math.pow(2, times - 1));

    long pause =
        new Backoff(Duration.ofMillis(first), longest, spread, () -> chance).nanosAfter(times);

    assertThat((double) pause).isBetween(limit * (1 - spread) - 1, limit + 1);
    assertThat(pause).isBetween(0L, longest.toNanos());
  }
}
