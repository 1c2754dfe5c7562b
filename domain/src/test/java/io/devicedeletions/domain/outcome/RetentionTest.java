package io.devicedeletions.domain.outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetentionTest {

  @Test
  void isFourHundredDaysWhereNobodyAsksForAnother() {
    assertThat(Retention.DEFAULT.period()).containsExactly(Duration.ofDays(400));
  }

  @Test
  void canBeForEver() {
    assertThat(Retention.FOREVER.period()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"P2D", "PT48H0.000000001S", "P36500D"})
  void takesTwoDaysToAHundredYears(Duration period) {
    assertThat(Retention.of(period).period()).containsExactly(period);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT47H59M59.999999999S", "PT0S", "P-400D", "P36500DT0.000000001S"})
  void refusesEverythingElse(Duration period) {
    assertThatThrownBy(() -> Retention.of(period))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("retention must be from 2 to 36500 days, or for ever");
  }
}
