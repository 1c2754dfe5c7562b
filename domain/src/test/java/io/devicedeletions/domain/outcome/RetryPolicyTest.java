package io.devicedeletions.domain.outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vavr.collection.Vector;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryPolicyTest {

  private static final double ALMOST_ONE = Math.nextDown(1.0);
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration DAY = Duration.ofDays(1);

  private static final RetryPolicy FOUR_TIMES =
      new RetryPolicy(4, SECOND, Duration.ofMillis(2_500));

  @Test
  void doublesTheLimitUpToTheLongestPause() {
    assertThat(Vector.of(1, 2, 3).flatMap(failed -> FOUR_TIMES.pauseAfter(failed, ALMOST_ONE)))
        .containsExactly(SECOND, Duration.ofSeconds(2), Duration.ofMillis(2_500));
  }

  @Test
  void drawsAnythingFromNothingToTheLimit() {
    assertThat(FOUR_TIMES.pauseAfter(2, 0)).containsExactly(Duration.ZERO);
    assertThat(FOUR_TIMES.pauseAfter(2, 0.25)).containsExactly(Duration.ofMillis(500));
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 5, 1_000, Integer.MAX_VALUE})
  void givesUpAfterTheLastAttempt(int failed) {
    assertThat(FOUR_TIMES.pauseAfter(failed, 0)).isEmpty();
  }

  @Test
  void mayGiveUpAfterTheFirst() {
    assertThat(new RetryPolicy(1, SECOND, SECOND).pauseAfter(1, 0)).isEmpty();
  }

  @Test
  void triesEightTimesWithinElevenMinutesByDefault() {
    Duration longest =
        Vector.rangeClosed(1, 8)
            .flatMap(failed -> RetryPolicy.DEFAULT.pauseAfter(failed, ALMOST_ONE))
            .fold(Duration.ZERO, Duration::plus);

    assertThat(RetryPolicy.DEFAULT.mostAttempts()).isEqualTo(8);
    assertThat(longest).isEqualTo(Duration.ofSeconds(635));
  }

  @Test
  void takesWhatIsJustWithinTheRanges() {
    assertThat(new RetryPolicy(RetryPolicy.HIGHEST_ATTEMPTS, Duration.ofNanos(1), DAY).firstPause())
        .isEqualTo(Duration.ofNanos(1));
    assertThat(new RetryPolicy(1, DAY, DAY).longestPause()).isEqualTo(DAY);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 101, Integer.MIN_VALUE})
  void refusesAnotherNumberOfAttempts(int attempts) {
    assertThatThrownBy(() -> new RetryPolicy(attempts, SECOND, SECOND))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("attempts");
  }

  @ParameterizedTest
  @CsvSource({
    "PT0S, PT1S",
    "PT-1S, PT1S",
    "PT2S, PT1.999999999S",
    "PT1S, PT24H0.000000001S",
    "P2D, P2D"
  })
  void refusesOtherPauses(Duration first, Duration longest) {
    assertThatThrownBy(() -> new RetryPolicy(3, first, longest))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("pause");
  }
}
