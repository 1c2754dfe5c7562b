package io.devicedeletions.application.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkerSettingsTest {

  @Test
  void pauseFromFiftyMillisecondsToTwoSecondsByDefault() {
    assertThat(WorkerSettings.of(3))
        .isEqualTo(new WorkerSettings(3, Duration.ofMillis(50), Duration.ofSeconds(2)));
  }

  @ParameterizedTest
  @CsvSource({"1, PT0.001S, PT0.001S", "1000, PT1S, PT24H"})
  void takeWhatIsInRange(int count, Duration first, Duration longest) {
    assertThat(new WorkerSettings(count, first, longest).count()).isEqualTo(count);
  }

  @ParameterizedTest
  @CsvSource({
    "0, PT1S, PT1S",
    "-1, PT1S, PT1S",
    "1, PT0S, PT1S",
    "1, PT0.000999999S, PT1S",
    "1, PT-1S, PT1S",
    "1, PT1S, PT0.999999999S"
  })
  void refuseEverythingElse(int count, Duration first, Duration longest) {
    assertThatThrownBy(() -> new WorkerSettings(count, first, longest))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
