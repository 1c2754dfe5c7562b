package io.devicedeletions.domain.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequesterTest {

  @Test
  void readsAnIdentifier() {
    assertThat(Requester.parse("jo@example.org")).containsExactly(new Requester("jo@example.org"));
    assertThat(new Requester("jo@example.org")).hasToString("jo@example.org");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "jo\n", "jo doe"})
  void readsNothingElse(String text) {
    assertThat(Requester.parse(text)).isEmpty();
    assertThatThrownBy(() -> new Requester(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("requester must be");
  }
}
