package io.devicedeletions.domain.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.domain.outcome.RemovalOutcome;
import io.vavr.Tuple;
import io.vavr.collection.HashMap;
import io.vavr.collection.Vector;
import org.junit.jupiter.api.Test;

class FateCountsTest {

  private static LineProgress scheduled(LineState state) {
    return new LineProgress(SampleHistory.SCHEDULED, state);
  }

  @Test
  void countNothingWhereThereIsNothing() {
    assertThat(FateCounts.of(Vector.empty()).lines()).isEmpty();
    assertThat(Vector.of(LineFate.values()).map(FateCounts.of(Vector.empty())::of)).containsOnly(0);
  }

  @Test
  void countEachLineOnceByItsFate() {
    FateCounts counts =
        FateCounts.of(
            Vector.of(
                scheduled(SampleHistory.PENDING),
                scheduled(SampleHistory.settled(RemovalOutcome.REMOVED)),
                scheduled(SampleHistory.PENDING),
                scheduled(SampleHistory.DEAD),
                scheduled(SampleHistory.PENDING),
                new LineProgress(SampleHistory.INVALID, SampleHistory.NOT_SCHEDULED)));

    assertThat(counts.lines())
        .containsExactlyInAnyOrder(
            Tuple.of(LineFate.PENDING, 3),
            Tuple.of(LineFate.REMOVED, 1),
            Tuple.of(LineFate.DEAD, 1),
            Tuple.of(LineFate.INVALID, 1));
    assertThat(counts.of(LineFate.PENDING)).isEqualTo(3);
    assertThat(counts.of(LineFate.REMOVED)).isOne();
    assertThat(counts.of(LineFate.FAILED)).isZero();
  }

  @Test
  void leaveOutWhatIsForgotten() {
    assertThat(FateCounts.of(Vector.of(scheduled(SampleHistory.FORGOTTEN))).lines()).isEmpty();
  }

  @Test
  void areEqualWhetherZerosAreNamedOrNot() {
    FateCounts counts = new FateCounts(HashMap.of(LineFate.DEAD, 0, LineFate.PENDING, 2));

    assertThat(counts).isEqualTo(new FateCounts(HashMap.of(LineFate.PENDING, 2)));
    assertThat(counts.lines()).containsExactly(Tuple.of(LineFate.PENDING, 2));
  }
}
