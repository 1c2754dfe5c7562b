package io.devicedeletions.application.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {

  private static final Duration FIRST = Duration.ofMillis(100);
  private static final Duration LONGEST = Duration.ofSeconds(30);

  private static Duration after(int times, double chance) {
    return Duration.ofNanos(Backoff.afterFailure(FIRST, LONGEST, () -> chance).nanosAfter(times));
  }

  @ParameterizedTest
  @CsvSource({
    "1, PT0.1S",
    "2, PT0.2S",
    "3, PT0.4S",
    "9, PT25.6S",
    "10, PT30S",
    "64, PT30S",
    "2147483647, PT30S"
  })
  void doublesUpToTheLongest(int times, Duration pause) {
    assertThat(after(times, 0)).isEqualTo(pause);
  }

  @Test
  void leavesAPauseAfterFailureWhollyToChance() {
    assertThat(after(1, 0.25)).isEqualTo(Duration.ofMillis(75));
    assertThat(after(1, Math.nextDown(1.0))).isZero();
  }

  @Test
  void leavesAnIdlePausePartlyToChance() {
    assertThat(Backoff.whileIdle(FIRST, LONGEST, () -> 0).nanosAfter(1)).isEqualTo(100_000_000);
    assertThat(Backoff.whileIdle(FIRST, LONGEST, () -> 0.5).nanosAfter(1)).isEqualTo(80_000_000);
    assertThat(Backoff.whileIdle(FIRST, LONGEST, () -> Math.nextDown(1.0)).nanosAfter(1))
        .isEqualTo(60_000_000);
  }

  @Test
  void drawsAnewForEachPause() {
    double[] draws = {0, 0.5};
    int[] drawn = {0};
    Backoff backoff = Backoff.afterFailure(FIRST, LONGEST, () -> draws[drawn[0]++]);

    assertThat(backoff.nanosAfter(1)).isEqualTo(100_000_000);
    assertThat(backoff.nanosAfter(1)).isEqualTo(50_000_000);
  }
}
