package io.devicedeletions.domain.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlankTextTest {

  /** The contract's words in the words of Unicode: white space, format characters, fillers. */
  private static final Pattern INVISIBLE =
      Pattern.compile("[\\p{IsWhite_Space}\\p{Cf}\\u115F\\u1160\\u3164\\uFFA0]");

  @Test
  void findsTheEmptyTextBlank() {
    assertThat(BlankText.isBlank("")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        ' ', '\t', '\n', 0x0B, 0x0C, '\r', 0x85, 0xA0, 0xAD, 0x115F, 0x1160, 0x1680, 0x180E, 0x2000,
        0x2007, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2028, 0x2029, 0x202E, 0x202F, 0x205F,
        0x2060, 0x2064, 0x3000, 0x3164, 0xFEFF, 0xFFA0, 0xFFF9, 0xE0001, 0xE0020
      })
  void findsInvisibleCharactersBlank(int codePoint) {
    assertThat(BlankText.isBlank(Character.toString(codePoint))).isTrue();
    assertThat(BlankText.isBlank(Character.toString(codePoint).repeat(3))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      ints = {'a', '0', '-', '.', '_', 0x00, 0x1F, 0xE9, 0x301, 0x3042, 0x4E2D, 0xFE0F, 0x1F5A5})
  void findsOtherCharactersNotBlank(int codePoint) {
    assertThat(BlankText.isBlank(Character.toString(codePoint))).isFalse();
  }

  @Test
  void findsATextWithOneVisibleCharacterNotBlank() {
    assertThat(BlankText.isBlank("\u00A0\u200B a\uFEFF")).isFalse();
  }

  @Test
  void agreesWithUnicodeOnEveryCodePoint() {
    int[] disagreements =
        IntStream.rangeClosed(Character.MIN_CODE_POINT, Character.MAX_CODE_POINT)
            .filter(
                codePoint ->
                    BlankText.isBlank(Character.toString(codePoint))
                        != INVISIBLE.matcher(Character.toString(codePoint)).matches())
            .toArray();

    assertThat(disagreements).isEmpty();
  }
}
