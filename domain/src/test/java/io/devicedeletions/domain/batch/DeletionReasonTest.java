package io.devicedeletions.domain.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeletionReasonTest {

  @ParameterizedTest
  @ValueSource(strings = {"!", "~", "TICKET-17", "retired in May", "\"quoted\""})
  void takesVisibleAsciiWithSpacesBetween(String text) {
    assertThat(DeletionReason.parse(text)).containsExactly(new DeletionReason(text));
    assertThat(new DeletionReason(text)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", " a", "a ", "a\n", "\u007F", "\u00E9", "\uFF11"})
  void refusesEverythingElse(String text) {
    assertThat(DeletionReason.parse(text)).isEmpty();
    assertThatThrownBy(() -> new DeletionReason(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "reason must be 1 to 500 visible ASCII characters, with spaces only between them");
  }

  @Test
  void takes500Characters() {
    assertThat(DeletionReason.parse("r".repeat(500))).isNotEmpty();
    assertThat(DeletionReason.parse("r".repeat(501))).isEmpty();
  }
}
