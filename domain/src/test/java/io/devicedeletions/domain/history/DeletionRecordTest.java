package io.devicedeletions.domain.history;

import static io.devicedeletions.domain.testkit.SampleDevices.device;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.devicedeletions.domain.outcome.RemovalOutcome;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.control.Option;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DeletionRecordTest {

  private static DeletionRecord record(RemovalOutcome outcome, Map<String, String> attributes) {
    return new DeletionRecord(
        SampleHistory.BATCH,
        0,
        device(1),
        SampleHistory.settled(outcome),
        attributes,
        Option.none());
  }

  @ParameterizedTest
  @EnumSource
  void mayHaveNoAttributes(RemovalOutcome outcome) {
    assertThat(record(outcome, HashMap.empty()).attributes()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = "REMOVED")
  void hasAttributesOfADeviceThatWasRemoved(RemovalOutcome outcome) {
    assertThat(record(outcome, HashMap.of("model", "X1")).attributes()).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "REMOVED")
  void hasNoAttributesOfAnyOther(RemovalOutcome outcome) {
    assertThatThrownBy(() -> record(outcome, HashMap.of("model", "X1")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("only a device that was removed leaves attributes");
  }
}
