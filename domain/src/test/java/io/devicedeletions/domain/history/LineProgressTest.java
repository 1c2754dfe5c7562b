package io.devicedeletions.domain.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.devicedeletions.domain.batch.BatchLine;
import io.devicedeletions.domain.outcome.RemovalOutcome;
import io.vavr.collection.Vector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class LineProgressTest {

  static Vector<LineState> statesOfScheduledLines() {
    return Vector.of(
        SampleHistory.PENDING,
        SampleHistory.DEAD,
        SampleHistory.FORGOTTEN,
        SampleHistory.settled(RemovalOutcome.REMOVED));
  }

  static Vector<BatchLine> linesThatWereNeverScheduled() {
    return Vector.of(SampleHistory.INVALID, SampleHistory.FAILED);
  }

  private static void assertRefused(BatchLine line, LineState state) {
    assertThatThrownBy(() -> new LineProgress(line, state))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a line has a state exactly where it was scheduled");
  }

  @ParameterizedTest
  @MethodSource("statesOfScheduledLines")
  void aScheduledLineHasAStateAndNoOtherDoes(LineState state) {
    assertThat(new LineProgress(SampleHistory.SCHEDULED, state).state()).isSameAs(state);
    linesThatWereNeverScheduled().forEach(line -> assertRefused(line, state));
  }

  @ParameterizedTest
  @MethodSource("linesThatWereNeverScheduled")
  void aLineThatWasNeverScheduledHasNone(BatchLine line) {
    assertThat(new LineProgress(line, SampleHistory.NOT_SCHEDULED).line()).isSameAs(line);
    assertRefused(SampleHistory.SCHEDULED, SampleHistory.NOT_SCHEDULED);
  }

  @ParameterizedTest
  @EnumSource
  void aSettledLineIsToldByItsOutcome(RemovalOutcome outcome) {
    assertThat(
            new LineProgress(SampleHistory.SCHEDULED, SampleHistory.settled(outcome))
                .fate()
                .map(LineFate::name))
        .containsExactly(outcome.name());
    assertThat(LineFate.of(outcome)).hasToString(outcome.name());
  }

  @Test
  void everyOtherLineIsToldByItsStateOrStatus() {
    assertThat(new LineProgress(SampleHistory.SCHEDULED, SampleHistory.PENDING).fate())
        .containsExactly(LineFate.PENDING);
    assertThat(new LineProgress(SampleHistory.SCHEDULED, SampleHistory.DEAD).fate())
        .containsExactly(LineFate.DEAD);
    assertThat(new LineProgress(SampleHistory.INVALID, SampleHistory.NOT_SCHEDULED).fate())
        .containsExactly(LineFate.INVALID);
    assertThat(new LineProgress(SampleHistory.FAILED, SampleHistory.NOT_SCHEDULED).fate())
        .containsExactly(LineFate.FAILED);
  }

  @Test
  void whatIsForgottenHasNoFate() {
    assertThat(new LineProgress(SampleHistory.SCHEDULED, SampleHistory.FORGOTTEN).fate()).isEmpty();
  }
}
