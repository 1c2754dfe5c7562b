package io.devicedeletions.domain.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VisibleTextTest {

  @ParameterizedTest
  @ValueSource(strings = {"a", "!", "~", "a b", "a  b", "\"it's\" \\ <b>", "!~"})
  void takesPrintableAsciiWithSpacesBetween(String text) {
    assertThat(VisibleText.isWellFormed(text, 20)).isTrue();
    assertThat(VisibleText.require("reason", text, 20)).isSameAs(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "   ",
        " a",
        "a ",
        "a\n",
        "\na",
        "a\tb",
        "\u001F",
        "\u007F",
        "a\u0000b",
        "\u00E9",
        "\u00A0",
        "\uFF11",
        "\uD83D\uDE00",
        "\uD83D"
      })
  void refusesEverythingElse(String text) {
    assertThat(VisibleText.isWellFormed(text, 20)).isFalse();
  }

  @Test
  void takesAsManyCharactersAsItIsTold() {
    assertThat(VisibleText.isWellFormed("xyz", 3)).isTrue();
    assertThat(VisibleText.isWellFormed("wxyz", 3)).isFalse();
    assertThat(VisibleText.isWellFormed("x", 1)).isTrue();
  }

  @Test
  void saysWhatIsWrongWithoutRepeatingIt() {
    assertThatThrownBy(() -> VisibleText.require("reason", " <script>", 20))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "reason must be 1 to 20 visible ASCII characters, with spaces only between them");
    assertThat(VisibleText.form(20))
        .isEqualTo("1 to 20 visible ASCII characters, with spaces only between them");
  }
}
