package io.devicedeletions.domain.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExternalReferenceTest {

  @ParameterizedTest
  @ValueSource(strings = {"!", "~", "TICKET-17", "retired in May", "\"quoted\""})
  void takesVisibleAsciiWithSpacesBetween(String text) {
    assertThat(ExternalReference.parse(text)).containsExactly(new ExternalReference(text));
    assertThat(new ExternalReference(text)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", " a", "a ", "a\n", "\u007F", "\u00E9", "\uFF11"})
  void refusesEverythingElse(String text) {
    assertThat(ExternalReference.parse(text)).isEmpty();
    assertThatThrownBy(() -> new ExternalReference(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "external reference must be 1 to 100 visible ASCII characters, with spaces only between them");
  }

  @Test
  void takes100Characters() {
    assertThat(ExternalReference.parse("r".repeat(100))).isNotEmpty();
    assertThat(ExternalReference.parse("r".repeat(101))).isEmpty();
  }
}
