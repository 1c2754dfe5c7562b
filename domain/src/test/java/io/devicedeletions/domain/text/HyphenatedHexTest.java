package io.devicedeletions.domain.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HyphenatedHexTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "00000000-0000-0000-0000-000000000000",
        "ffffffff-ffff-ffff-ffff-ffffffffffff",
        "FFFFFFFF-FFFF-FFFF-FFFF-FFFFFFFFFFFF",
        "0123456a-bcde-f012-3456-789aBCDEF012"
      })
  void takesTheForm(String text) {
    assertThat(HyphenatedHex.isWellFormed(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1-1-1-1-1",
        "0000000-0000-0000-0000-000000000000",
        "00000000-0000-0000-0000-00000000000",
        "00000000-0000-0000-0000-0000000000000",
        "{00000000-0000-0000-0000-000000000000}",
        "urn:uuid:00000000-0000-0000-0000-000000000000",
        "00000000000000000000000000000000",
        "000000000000000000000000000000000000",
        "------------------------------------",
        " 00000000-0000-0000-0000-00000000000",
        "00000000-0000-0000-0000-000000000000 ",
        "00000000-0000-0000-0000-000000000000\n",
        "0000000-00000-0000-0000-000000000000",
        "00000000-0000-0000-00000-00000000000",
        "00000000-0000-0000-0000-00000000000g",
        "00000000-0000-0000-0000-00000000000G",
        "00000000-0000-0000-0000-00000000000/",
        "00000000-0000-0000-0000-00000000000:",
        "00000000-0000-0000-0000-00000000000@",
        "00000000-0000-0000-0000-00000000000`",
        "\uFF10\uFF10\uFF10\uFF10\uFF10\uFF10\uFF10\uFF10-0000-0000-0000-000000000000",
        "\u0660\u0660\u0660\u0660\u0660\u0660\u0660\u0660-0000-0000-0000-000000000000",
        "00000000\u20100000\u20100000\u20100000\u2010000000000000"
      })
  void refusesEverythingElse(String text) {
    assertThat(HyphenatedHex.isWellFormed(text)).isFalse();
  }
}
