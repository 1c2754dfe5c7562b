package io.devicedeletions.domain.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vavr.collection.Vector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TenantIdTest {

  @Test
  void readsAnIdentifier() {
    assertThat(TenantId.parse("acme:eu@1")).containsExactly(new TenantId("acme:eu@1"));
    assertThat(new TenantId("acme:eu@1")).hasToString("acme:eu@1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "acme ", "a/b", "\u00E9"})
  void readsNothingElse(String text) {
    assertThat(TenantId.parse(text)).isEmpty();
    assertThatThrownBy(() -> new TenantId(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("tenant must be");
  }

  @Test
  void tellsCasesApart() {
    assertThat(new TenantId("acme")).isNotEqualTo(new TenantId("ACME"));
  }

  @Test
  void isOrderedByItsCharacters() {
    Vector<TenantId> ordered = Vector.of("A", "B", "a", "aB", "ab").map(TenantId::new);

    assertThat(ordered.reverse().sorted()).isEqualTo(ordered);
  }
}
