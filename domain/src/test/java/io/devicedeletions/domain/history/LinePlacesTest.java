package io.devicedeletions.domain.history;

import static io.devicedeletions.domain.history.SampleHistory.BATCH;
import static io.devicedeletions.domain.history.SampleHistory.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class LinePlacesTest {

  @Test
  void aPlaceNamesItsLine() {
    assertThat(new RecordPlace(NOON, BATCH, 3).key()).isEqualTo(new LineKey(BATCH, 3));
  }

  @Test
  void linesCountFromZero() {
    assertThat(new LineKey(BATCH, 0).line()).isZero();
    assertThatThrownBy(() -> new LineKey(BATCH, -1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("lines count from 0");
  }
}
