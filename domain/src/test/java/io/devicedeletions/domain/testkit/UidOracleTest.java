package io.devicedeletions.domain.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UidOracleTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "00000000-0000-0000-0000-000000000000",
        "01234567-89ab-cdef-ABCD-EF0123456789",
        "ffffffff-ffff-ffff-ffff-ffffffffffff"
      })
  void takesAUid(String text) {
    assertThat(UidOracle.isWellFormed(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "----",
        "1-1-1-1-1",
        "00000000-0000-0000-0000-00000000000",
        "00000000-0000-0000-0000-000000000000-",
        "-00000000-0000-0000-0000-000000000000",
        "00000000-0000-0000-0000-00000000000g",
        "00000000-0000-0000-0000-00000000000\uFF10",
        "000000000-000-0000-0000-000000000000",
        "00000000000000000000000000000000"
      })
  void refusesEverythingElse(String text) {
    assertThat(UidOracle.isWellFormed(text)).isFalse();
  }
}
