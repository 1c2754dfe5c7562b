package io.devicedeletions.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.devicedeletions.domain.batch.BatchLimit;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class ApiSettingsTest {

  private static final ApiLimits LIMITS = ApiLimits.DEFAULT;

  @Test
  void hasThePublishedDefaults() {
    assertThat(ApiSettings.listeningOn("127.0.0.1", 8080))
        .isEqualTo(
            new ApiSettings(
                "127.0.0.1",
                8080,
                new ApiLimits(
                    new BatchLimit(100),
                    1024 * 1024,
                    Duration.ofSeconds(10),
                    256,
                    32,
                    Duration.ofMillis(3),
                    ClientLimits.DEFAULT),
                false,
                new ApiScopes(
                    "nx_dataplatform_device_deletion_api",
                    "nx_dataplatform_device_deletion_api",
                    "device_deletions:admin"),
                Option.none()));
  }

  @Test
  void changesOneLimitAtATime() {
    assertThat(
            LIMITS
                .withBatchLimit(new BatchLimit(7))
                .withBody(1000, Duration.ofSeconds(1))
                .withConcurrency(9, 3)
                .withTargetTime(Duration.ofMillis(5)))
        .isEqualTo(
            new ApiLimits(
                new BatchLimit(7),
                1000,
                Duration.ofSeconds(1),
                9,
                3,
                Duration.ofMillis(5),
                ClientLimits.DEFAULT));
  }

  @Test
  void refusesWhatNoServerCouldWorkWith() {
    assertRefused(() -> ApiSettings.listeningOn("h", -1));
    assertRefused(() -> ApiSettings.listeningOn("h", 65_536));
    for (String noScope : List.of("", " ", "a b", "a\"b", "a\\b", "a\r\nb", "\u00e4")) {
      assertRefused(() -> new ApiScopes(noScope, "read", "administer"));
      assertRefused(() -> new ApiScopes("schedule", noScope, "administer"));
      assertRefused(() -> new ApiScopes("schedule", "read", noScope));
    }
    assertRefused(() -> LIMITS.withBody(0, Duration.ofSeconds(1)));
    assertRefused(
        () -> LIMITS.withBody(ApiLimits.HIGHEST_MAX_BODY_BYTES + 1, Duration.ofSeconds(1)));
    assertRefused(() -> LIMITS.withBody(1, Duration.ZERO));
    assertRefused(() -> LIMITS.withTargetTime(Duration.ZERO));
    assertRefused(() -> LIMITS.withConcurrency(0, 1));
    assertRefused(() -> LIMITS.withConcurrency(1, 0));
    assertRefused(() -> ClientLimits.DEFAULT.withConnections(0));
    assertRefused(() -> ClientLimits.DEFAULT.withWaiting(0, 1));
    assertRefused(() -> ClientLimits.DEFAULT.withWaiting(1, 0));
    assertRefused(() -> ClientLimits.DEFAULT.withAnswerDeadline(Duration.ZERO));
  }

  private static void assertRefused(ThrowingCallable settings) {
    assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(settings);
  }
}
