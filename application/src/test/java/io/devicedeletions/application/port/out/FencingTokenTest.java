package io.devicedeletions.application.port.out;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FencingTokenTest {

  @Test
  void isOlderThanThoseThatCameLater() {
    FencingToken token = new FencingToken(7);
    assertThat(token.isOlderThan(new FencingToken(8))).isTrue();
    assertThat(token.isOlderThan(new FencingToken(7))).isFalse();
    assertThat(token.isOlderThan(new FencingToken(6))).isFalse();
  }
}
