package io.devicedeletions.domain.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.domain.device.NameMatch;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RemovalSettingsTest {

  private static final RetryPolicy ONCE =
      new RetryPolicy(1, Duration.ofSeconds(1), Duration.ofSeconds(1));

  @Test
  void compareExactlyAndRetryByDefault() {
    assertThat(RemovalSettings.signedBy("node-7"))
        .isEqualTo(new RemovalSettings(NameMatch.EXACT, RetryPolicy.DEFAULT, "node-7"));
  }

  @Test
  void changeInOneThingAlone() {
    RemovalSettings settings = new RemovalSettings(NameMatch.EXACT, ONCE, "node-7");

    assertThat(settings.withNameMatch(NameMatch.IGNORE_CASE))
        .isEqualTo(new RemovalSettings(NameMatch.IGNORE_CASE, ONCE, "node-7"));
    assertThat(settings.withRetryPolicy(RetryPolicy.DEFAULT))
        .isEqualTo(new RemovalSettings(NameMatch.EXACT, RetryPolicy.DEFAULT, "node-7"));
  }

  @Test
  void decideByTheirComparison() {
    assertThat(RemovalSettings.signedBy("node").withNameMatch(NameMatch.IGNORE_CASE).rule())
        .isEqualTo(new RemovalRule(NameMatch.IGNORE_CASE));
  }
}
