package io.devicedeletions.domain.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestIdTest {

  private static final String MIXED_CASE = "ABCDEF01-2345-6789-abcd-ef0123456789";

  @Test
  void keepsTheCaseInWhichItWasSent() {
    assertThat(RequestId.parse(MIXED_CASE)).containsExactly(new RequestId(MIXED_CASE));
    assertThat(new RequestId(MIXED_CASE)).hasToString(MIXED_CASE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1-1-1-1-1", " " + MIXED_CASE, MIXED_CASE + "0"})
  void readsNothingElse(String text) {
    assertThat(RequestId.parse(text)).isEmpty();
    assertThatThrownBy(() -> new RequestId(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("request id must be 8-4-4-4-12 hexadecimal digits");
  }
}
