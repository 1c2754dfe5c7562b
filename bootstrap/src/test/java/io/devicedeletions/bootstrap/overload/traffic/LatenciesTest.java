package io.devicedeletions.bootstrap.overload.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LatenciesTest {

  @Test
  void percentiles_are_values_that_were_seen() {
    Latencies latencies = new Latencies();
    for (int millis = 2_000; millis > 0; millis--) {
      latencies.add(millis * 1_000_000L);
    }
    assertThat(latencies.count()).isEqualTo(2_000);
    assertThat(latencies.percentile(50)).isEqualTo(1_000);
    assertThat(latencies.percentile(99)).isEqualTo(1_980);
    assertThat(latencies.worst()).isEqualTo(2_000);
    latencies.add(3_000_000_000L);
    assertThat(latencies.worst()).isEqualTo(3_000);
  }

  @Test
  void of_nothing_is_nothing() {
    assertThat(new Latencies().percentile(99)).isZero();
  }
}
