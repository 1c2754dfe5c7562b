package io.devicedeletions.application.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.devicedeletions.application.port.out.ClaimSize;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RemoteSettingsTest {

  private static final Duration SHORTEST = RemoteSettings.SHORTEST_LEASE;
  private static final Duration HOUR = Duration.ofHours(1);

  private static RemoteSettings settings(Duration lease, Duration patience) {
    return new RemoteSettings(lease, patience, new ClaimSize(4));
  }

  @Test
  void aLeaseLastsFromTheShortestToAnHour() {
    assertThat(settings(SHORTEST, HOUR).lease()).isEqualTo(SHORTEST);
    assertThat(settings(HOUR, HOUR).lease()).isEqualTo(HOUR);
    assertRefused(SHORTEST.minusNanos(1), HOUR);
    assertRefused(HOUR.plusNanos(1), HOUR.multipliedBy(2));
  }

  @Test
  void patienceLastsAtLeastAsLong() {
    assertThat(settings(SHORTEST, SHORTEST).patience()).isEqualTo(SHORTEST);
    assertRefused(HOUR, HOUR.minusNanos(1));
  }

  private static void assertRefused(Duration lease, Duration patience) {
    assertThatIllegalArgumentException().isThrownBy(() -> settings(lease, patience));
  }

  @Test
  void noLessIsLeasedThanTheLeast() {
    RemoteSettings settings = settings(SHORTEST, HOUR);
    assertThat(settings.size(new ClaimSize(2))).isEqualTo(new ClaimSize(4));
    assertThat(settings.size(new ClaimSize(8))).isEqualTo(new ClaimSize(8));
  }
}
