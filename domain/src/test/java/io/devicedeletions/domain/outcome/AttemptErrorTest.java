package io.devicedeletions.domain.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttemptErrorTest {

  private static final String ASTRAL = "\uD83D\uDDA5";

  private static String message(String given) {
    return new AttemptError("P0001", given).message();
  }

  @Test
  void keepsAMessageOfTheLongestLength() {
    String longest = "x".repeat(AttemptError.LONGEST_MESSAGE);

    assertThat(message(longest)).isEqualTo(longest);
    assertThat(message("")).isEmpty();
  }

  @Test
  void cutsALongerOne() {
    assertThat(message("x".repeat(AttemptError.LONGEST_MESSAGE) + "y"))
        .isEqualTo("x".repeat(AttemptError.LONGEST_MESSAGE));
  }

  @ParameterizedTest
  @CsvSource({"498, 500", "499, 499", "500, 500"})
  void neverCutsWithinACharacter(int before, int kept) {
    assertThat(message("x".repeat(before) + ASTRAL + "y")).hasSize(kept);
  }

  @Test
  void dropsWhatNoStoreCanKeepBeforeItCuts() {
    assertThat(message("a\0b\uD83Dc\uDDA5d" + ASTRAL)).isEqualTo("abcd" + ASTRAL);
    assertThat(message("\0".repeat(AttemptError.LONGEST_MESSAGE) + "end")).isEqualTo("end");
  }

  @Test
  void dropsItFromTheClassToo() {
    assertThat(new AttemptError("P\u00000001\uD83D", "").errorClass()).isEqualTo("P0001");
  }
}
