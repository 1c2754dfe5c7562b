package io.devicedeletions.domain.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentifierTest {

  @ParameterizedTest
  @ValueSource(strings = {"a", "Z", "0", "acme", "client:console@example.org", "a-b_c.d", "-", "."})
  void takesTheForm(String text) {
    assertThat(Identifier.isWellFormed(text)).isTrue();
    assertThat(Identifier.require("tenant", text)).isSameAs(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a b", "a\n", "acme ", "\u00E9", "a/b", "a,b", "\uFF21", "%"})
  void refusesEverythingElse(String text) {
    assertThat(Identifier.isWellFormed(text)).isFalse();
  }

  @Test
  void takes128Characters() {
    assertThat(Identifier.isWellFormed("x".repeat(128))).isTrue();
    assertThat(Identifier.isWellFormed("x".repeat(129))).isFalse();
  }

  @Test
  void saysWhatIsWrongWithoutRepeatingIt() {
    assertThatThrownBy(() -> Identifier.require("tenant", "<script>"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("tenant must be 1 to 128 of A-Z a-z 0-9 . _ : @ -");
  }
}
