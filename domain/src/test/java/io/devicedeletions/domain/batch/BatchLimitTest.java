package io.devicedeletions.domain.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchLimitTest {

  @Test
  void isAHundredAsPublished() {
    assertThat(BatchLimit.PUBLISHED.lines()).isEqualTo(100);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 100, 10_000})
  void takesWhatOneTransactionCanCarry(int lines) {
    assertThat(new BatchLimit(lines).lines()).isEqualTo(lines);
  }

  @ParameterizedTest
  @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 10_001, Integer.MAX_VALUE})
  void refusesEverythingElse(int lines) {
    assertThatThrownBy(() -> new BatchLimit(lines))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("batch limit must be from 1 to 10000");
  }
}
