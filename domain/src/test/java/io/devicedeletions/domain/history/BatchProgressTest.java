package io.devicedeletions.domain.history;

import static io.devicedeletions.domain.history.SampleHistory.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.devicedeletions.domain.batch.DeletionBatch;
import io.vavr.collection.HashMap;
import io.vavr.collection.Vector;
import org.junit.jupiter.api.Test;

class BatchProgressTest {

  private static final LineProgress WAITING =
      new LineProgress(SampleHistory.SCHEDULED, SampleHistory.PENDING);

  private static final LineProgress INVALID =
      new LineProgress(SampleHistory.INVALID, SampleHistory.NOT_SCHEDULED);

  private static final BatchSummary.Times TIMES = new BatchSummary.Times(NOON, NOON, NOON);

  private static BatchProgress progress(Vector<LineProgress> lines) {
    DeletionBatch batch =
        new DeletionBatch(
            SampleHistory.BATCH,
            SampleHistory.ORIGIN,
            Vector.of(SampleHistory.SCHEDULED, SampleHistory.INVALID));
    return new BatchProgress(batch, TIMES, lines, Vector.empty());
  }

  @Test
  void sumsUpItsLines() {
    assertThat(progress(Vector.of(WAITING, INVALID)).summary())
        .isEqualTo(
            new BatchSummary(
                SampleHistory.BATCH,
                SampleHistory.ORIGIN,
                TIMES,
                2,
                new FateCounts(HashMap.of(LineFate.PENDING, 1, LineFate.INVALID, 1))));
  }

  @Test
  void hasTheLinesOfItsBatchAndInTheirOrder() {
    Vector.of(
            Vector.<LineProgress>empty(),
            Vector.of(WAITING),
            Vector.of(INVALID, WAITING),
            Vector.of(WAITING, INVALID, INVALID))
        .forEach(
            lines ->
                assertThatThrownBy(() -> progress(lines))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("progress has the lines of its batch"));
  }
}
