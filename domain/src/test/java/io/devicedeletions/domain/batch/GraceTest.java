package io.devicedeletions.domain.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GraceTest {

  @Test
  void isNothingWhereNobodyAsksForIt() {
    assertThat(Grace.NONE).isEqualTo(new Grace(Duration.ZERO));
    assertThat(Grace.NONE.isNone()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0.000000001S", "PT1H", "P30D"})
  void takesUpToThirtyDays(Duration period) {
    assertThat(new Grace(period).period()).isEqualTo(period);
    assertThat(new Grace(period).isNone()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT-0.000000001S", "P-1D", "P30DT0.000000001S", "P106751991167300D"})
  void refusesEverythingElse(Duration period) {
    assertThatThrownBy(() -> new Grace(period))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("grace must be from zero to 30 days");
  }
}
