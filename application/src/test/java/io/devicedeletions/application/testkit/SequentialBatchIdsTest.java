package io.devicedeletions.application.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.domain.batch.BatchId;
import io.vavr.collection.Vector;
import org.junit.jupiter.api.Test;

class SequentialBatchIdsTest {

  private final SequentialBatchIds batchIds = new SequentialBatchIds();

  @Test
  void growWithTheirText() {
    Vector<BatchId> ids = Vector.fill(100_000, batchIds::next);

    assertThat(ids).doesNotHaveDuplicates();
    assertThat(ids.sortBy(BatchId::toString)).isEqualTo(ids);
  }

  @Test
  void haveTheShapeOfVersion7() {
    assertThat(batchIds.next().value().version()).isEqualTo(7);
    assertThat(batchIds.next().value().variant()).isEqualTo(2);
  }
}
