package io.devicedeletions.domain.history;

import static io.devicedeletions.domain.history.SampleHistory.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BatchSummaryTest {

  private static BatchState state(Instant asOf, Map<LineFate, Integer> counts) {
    return new BatchSummary(
            SampleHistory.BATCH,
            SampleHistory.ORIGIN,
            new BatchSummary.Times(NOON.minusSeconds(60), NOON, asOf),
            counts.values().sum().intValue(),
            new FateCounts(counts))
        .state();
  }

  @Test
  void waitsUntilItsGraceIsOver() {
    Map<LineFate, Integer> counts = HashMap.of(LineFate.PENDING, 1);

    assertThat(state(NOON.minusNanos(1), counts)).isEqualTo(BatchState.WAITING);
    assertThat(state(NOON, counts)).isEqualTo(BatchState.RUNNING);
    assertThat(state(NOON.plusNanos(1), counts)).isEqualTo(BatchState.RUNNING);
  }

  @ParameterizedTest
  @EnumSource
  void runsAsLongAsALineIsPendingWhateverBecameOfOthers(LineFate other) {
    assertThat(state(NOON, HashMap.of(other, 7, LineFate.PENDING, 1)))
        .isEqualTo(BatchState.RUNNING);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "PENDING")
  void hasDeadLettersOnceNothingElseIsLeft(LineFate other) {
    assertThat(state(NOON, HashMap.of(other, 7, LineFate.DEAD, 1)))
        .isEqualTo(BatchState.DEAD_LETTERS);
  }

  @ParameterizedTest
  @EnumSource(
      mode = EnumSource.Mode.EXCLUDE,
      names = {"PENDING", "DEAD"})
  void isFinishedWhenEveryLineHasItsOutcomeEvenBeforeItsGraceIsOver(LineFate fate) {
    assertThat(state(NOON.minusSeconds(30), HashMap.of(fate, 1))).isEqualTo(BatchState.FINISHED);
    assertThat(state(NOON.plusSeconds(30), HashMap.of(fate, 1))).isEqualTo(BatchState.FINISHED);
  }

  @Test
  void isFinishedWhenNothingIsKnownOfItsLinesAnyMore() {
    assertThat(state(NOON, HashMap.empty())).isEqualTo(BatchState.FINISHED);
  }
}
