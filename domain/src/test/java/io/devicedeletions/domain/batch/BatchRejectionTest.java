package io.devicedeletions.domain.batch;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vavr.collection.Vector;
import org.junit.jupiter.api.Test;

class BatchRejectionTest {

  @Test
  void namesAtLeastOneFault() {
    assertThatThrownBy(() -> new BatchRejection.Unusable(Vector.empty()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a rejection names at least one fault");
  }
}
