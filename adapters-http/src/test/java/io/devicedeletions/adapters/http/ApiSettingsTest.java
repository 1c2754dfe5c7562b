package io.devicedeletions.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.devicedeletions.domain.batch.BatchLimit;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class ApiSettingsTest {

  private static final ApiSettings DEFAULTS = ApiSettings.listeningOn("127.0.0.1", 8080);

  @Test
  void hasTheseDefaults() {
    assertThat(DEFAULTS)
        .isEqualTo(
            new ApiSettings(
                "127.0.0.1",
                8080,
                new BatchLimit(100),
                1_048_576,
                Duration.ofSeconds(10),
                256,
                32,
                false,
                "nx_dataplatform_device_deletion_api"));
  }

  @Test
  void changesOneSettingAtATime() {
    ApiSettings changed =
        DEFAULTS
            .withBatchLimit(new BatchLimit(7))
            .withBody(1000, Duration.ofSeconds(1))
            .withConcurrency(9, 3)
            .withLenientRequestId(true)
            .withScheduleScope("s");
    assertThat(changed)
        .isEqualTo(
            new ApiSettings(
                "127.0.0.1",
                8080,
                new BatchLimit(7),
                1000,
                Duration.ofSeconds(1),
                9,
                3,
                true,
                "s"));
  }

  @Test
  void refusesWhatNoServerCouldWorkWith() {
    assertRefused(settings -> ApiSettings.listeningOn("h", -1));
    assertRefused(settings -> ApiSettings.listeningOn("h", 65_536));
    assertRefused(settings -> settings.withBody(0, Duration.ofSeconds(1)));
    assertRefused(settings -> settings.withBody(1, Duration.ZERO));
    assertRefused(settings -> settings.withConcurrency(0, 1));
    assertRefused(settings -> settings.withConcurrency(1, 0));
    assertRefused(settings -> settings.withScheduleScope(" "));
  }

  private static void assertRefused(UnaryOperator<ApiSettings> change) {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> change.apply(DEFAULTS));
  }
}
