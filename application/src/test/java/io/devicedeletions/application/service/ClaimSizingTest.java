package io.devicedeletions.application.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.application.port.out.Claim;
import io.devicedeletions.application.port.out.ClaimSize;
import io.devicedeletions.domain.batch.BatchLimit;
import io.vavr.collection.Vector;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClaimSizingTest {

  private static final ClaimSizing SIZING = ClaimSizing.startingFor(BatchLimit.PUBLISHED);
  private static final ClaimSize SIXTEEN = new ClaimSize(16);

  private static ClaimSize next(int parts, Duration taken) {
    return SIZING.next(SIXTEEN, new Claim(parts, Vector.empty(), Vector.empty()), taken.toNanos());
  }

  @ParameterizedTest
  @CsvSource({"1, 8", "99, 8", "100, 8", "101, 4", "400, 2", "401, 1", "800, 1", "10000, 1"})
  void startsWithWhatFullBatchesMakeSafe(int lines, int parts) {
    assertThat(ClaimSizing.startingFor(new BatchLimit(lines)).first())
        .isEqualTo(new ClaimSize(parts));
  }

  @Test
  void doublesAfterAFullClaimThatWasShort() {
    assertThat(next(16, Duration.ofMillis(25).minusNanos(1))).isEqualTo(SIXTEEN.larger());
    assertThat(next(16, Duration.ZERO)).isEqualTo(SIXTEEN.larger());
  }

  @Test
  void staysAfterAShortClaimThatWasNotFull() {
    assertThat(next(15, Duration.ZERO)).isEqualTo(SIXTEEN);
    assertThat(next(0, Duration.ZERO)).isEqualTo(SIXTEEN);
  }

  @Test
  void staysInBetween() {
    assertThat(next(16, Duration.ofMillis(25))).isEqualTo(SIXTEEN);
    assertThat(next(16, Duration.ofMillis(70))).isEqualTo(SIXTEEN);
  }

  @Test
  void becomesSmallerAfterALongClaimWhetherItWasFullOrNot() {
    assertThat(next(16, Duration.ofMillis(70).plusNanos(1))).isEqualTo(SIXTEEN.smaller());
    assertThat(next(1, Duration.ofMillis(140))).isEqualTo(SIXTEEN.smaller());
  }

  @Test
  void shrinksAtOnceToWhatWouldNotHaveBeenLong() {
    assertThat(next(16, Duration.ofMillis(561))).isEqualTo(ClaimSize.ONE);
    assertThat(next(16, Duration.ofMillis(560))).isEqualTo(new ClaimSize(2));
    assertThat(next(1, Duration.ofHours(1))).isEqualTo(ClaimSize.ONE);
  }
}
