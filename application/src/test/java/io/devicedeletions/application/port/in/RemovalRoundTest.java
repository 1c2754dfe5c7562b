package io.devicedeletions.application.port.in;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RemovalRoundTest {

  @Test
  void wasProductiveIfItSettledAnything() {
    assertThat(new RemovalRound(1, 0, 0).wasProductive()).isTrue();
    assertThat(new RemovalRound(1, 0, 7).wasProductive()).isTrue();
  }

  @Test
  void wasNotProductiveIfItSettledNothing() {
    assertThat(new RemovalRound(0, 0, 0).wasProductive()).isFalse();
    assertThat(new RemovalRound(0, 0, 7).wasProductive()).isFalse();
  }

  @Test
  void addsUp() {
    assertThat(new RemovalRound(1, 10, 100).plus(new RemovalRound(2, 20, 200)))
        .isEqualTo(new RemovalRound(3, 30, 300));
  }
}
