package io.devicedeletions.application.port.out;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClaimSizeTest {

  @Test
  void isAPowerOfTwo() {
    assertThat(Stream.iterate(ClaimSize.ONE, ClaimSize::larger).limit(10))
        .extracting(ClaimSize::parts)
        .containsExactly(1, 2, 4, 8, 16, 32, 64, 128, 256, ClaimSize.HIGHEST);
  }

  @ParameterizedTest
  @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 3, 6, 511, 513, 1_024})
  void isNothingElse(int parts) {
    assertThatThrownBy(() -> new ClaimSize(parts)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({"-5, 1", "0, 1", "1, 1", "2, 2", "3, 2", "511, 256", "512, 512", "100000, 512"})
  void isTheLargestWithinALimit(int limit, int parts) {
    assertThat(ClaimSize.atMost(limit)).isEqualTo(new ClaimSize(parts));
  }

  @Test
  void staysWithinItsRange() {
    assertThat(ClaimSize.ONE.smaller()).isEqualTo(ClaimSize.ONE);
    assertThat(new ClaimSize(2).smaller()).isEqualTo(ClaimSize.ONE);
    assertThat(new ClaimSize(ClaimSize.HIGHEST).larger())
        .isEqualTo(new ClaimSize(ClaimSize.HIGHEST));
  }
}
