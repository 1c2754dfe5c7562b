package io.devicedeletions.domain.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StorableTextTest {

  @ParameterizedTest
  @ValueSource(strings = {"", "plain", "\u0001", "\uD83D\uDDA5", "\uDBFF\uDFFF", "\uFFFF"})
  void takesWhatEveryStoreKeeps(String text) {
    assertThat(StorableText.isStorable(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u0000", "a\u0000", "\u0000a", "a\u0000b"})
  void refusesTheNulCharacterAnywhere(String text) {
    assertThat(StorableText.isStorable(text)).isFalse();
  }

  @Test
  void refusesASurrogateWithoutItsPartner() {
    assertThat(StorableText.isStorable("\uD83D")).isFalse();
    assertThat(StorableText.isStorable("\uDDA5")).isFalse();
    assertThat(StorableText.isStorable("a\uD83Db")).isFalse();
    assertThat(StorableText.isStorable("\uDDA5\uD83D")).isFalse();
    assertThat(StorableText.isStorable("\uD83D\uD83D\uDDA5")).isFalse();
    assertThat(StorableText.isStorable("\uD83D\uDDA5\uDDA5")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(chars = {0xD800, 0xDBFF, 0xDC00, 0xDFFF})
  void refusesTheFirstAndTheLastOfTheSurrogates(char surrogate) {
    assertThat(StorableText.isStorable(String.valueOf(surrogate))).isFalse();
  }
}
