package io.devicedeletions.domain.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.control.Option;
import java.time.Duration;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;

class RetryPolicyProperties {

  private static final long DAY = Duration.ofDays(1).toMillis();

  @Provide
  Arbitrary<RetryPolicy> policies() {
    Arbitrary<Integer> attempts = Arbitraries.integers().between(1, RetryPolicy.HIGHEST_ATTEMPTS);
    Arbitrary<Long> pauses = Arbitraries.longs().between(1, DAY);
    return Combinators.combine(attempts, pauses, pauses)
        .as(
            (most, one, other) ->
                new RetryPolicy(
                    most,
                    Duration.ofMillis(Math.min(one, other)),
                    Duration.ofMillis(Math.max(one, other))));
  }

  @Property
  void pausesExactlyWhileAttemptsAreLeft(
      @ForAll("policies") RetryPolicy policy,
      @ForAll @IntRange(min = 1, max = 200) int failed,
      @ForAll @DoubleRange(max = 1, maxIncluded = false) double chance) {
    boolean pauses = failed < policy.mostAttempts();

    assertThat(policy.pauseAfter(failed, chance).isDefined()).isEqualTo(pauses);
    Statistics.label("pauses")
        .collect(pauses)
        .coverage(
            coverage -> {
              coverage.check(true).percentage(often -> often > 10);
              coverage.check(false).percentage(often -> often > 10);
            });
  }

  @Property
  void neverPausesForLongerThanTheLimit(
      @ForAll("policies") RetryPolicy policy,
      @ForAll @IntRange(min = 1, max = 99) int failed,
      @ForAll @DoubleRange(max = 1, maxIncluded = false) double chance) {
    double limit =
        Math.min(
            policy.firstPause().toMillis() * Math.pow(2, failed - 1),
            (double) policy.longestPause().toMillis());

    policy
        .pauseAfter(failed, chance)
        .forEach(
            pause ->
                assertThat(pause)
                    .isBetween(Duration.ZERO, Duration.ofMillis((long) limit))
                    .isEqualTo(Duration.ofMillis(Math.round(limit * chance))));
  }

  @Property
  void neverShrinksItsLimitFromOneAttemptToTheNext(
      @ForAll("policies") RetryPolicy policy, @ForAll @IntRange(min = 1, max = 98) int failed) {
    Option<Duration> later = policy.pauseAfter(failed + 1, 0.5);

    later.forEach(
        pause -> assertThat(policy.pauseAfter(failed, 0.5).get()).isLessThanOrEqualTo(pause));
  }
}
