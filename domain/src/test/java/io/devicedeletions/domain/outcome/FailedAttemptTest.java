package io.devicedeletions.domain.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.domain.batch.BatchId;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FailedAttemptTest {

  private static FailedAttempt retriedIn(Option<Duration> pause) {
    return new FailedAttempt(
        new BatchId(new UUID(0, 1)), 0, 1, new AttemptError("P0001", "no"), pause);
  }

  @Test
  void isDeadWhereThereIsNoNextAttempt() {
    assertThat(retriedIn(Option.none()).isDead()).isTrue();
  }

  @Test
  void livesWhereThereIsOneHoweverSoon() {
    assertThat(retriedIn(Option.some(Duration.ZERO)).isDead()).isFalse();
    assertThat(retriedIn(Option.some(Duration.ofHours(1))).isDead()).isFalse();
  }
}
