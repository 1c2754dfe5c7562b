package io.devicedeletions.domain.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdempotencyKeyTest {

  @ParameterizedTest
  @ValueSource(strings = {"!", "~", "key-1", "\"quoted\"", "00000000-0000-0000-0000-000000000000"})
  void takesVisibleAscii(String text) {
    assertThat(IdempotencyKey.parse(text)).containsExactly(new IdempotencyKey(text));
    assertThat(new IdempotencyKey(text)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a b", "key ", "key\n", "\u007F", "\u00E9", "\uFF11"})
  void refusesEverythingElse(String text) {
    assertThat(IdempotencyKey.parse(text)).isEmpty();
    assertThatThrownBy(() -> new IdempotencyKey(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("idempotency key must be 1 to 128 visible ASCII characters");
  }

  @Test
  void takes128Characters() {
    assertThat(IdempotencyKey.parse("k".repeat(128))).isNotEmpty();
    assertThat(IdempotencyKey.parse("k".repeat(129))).isEmpty();
  }
}
