package io.devicedeletions.domain.outcome;

import static io.devicedeletions.domain.outcome.RemovalOutcome.NAME_MISMATCH;
import static io.devicedeletions.domain.outcome.RemovalOutcome.NOT_FOUND;
import static io.devicedeletions.domain.outcome.RemovalOutcome.REMOVED;
import static io.devicedeletions.domain.testkit.SampleDevices.device;
import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.domain.batch.BatchId;
import io.devicedeletions.domain.device.Device;
import io.devicedeletions.domain.device.DeviceName;
import io.devicedeletions.domain.device.DeviceUid;
import io.devicedeletions.domain.device.NameMatch;
import io.vavr.Tuple;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RemovalRuleTest {

  private static final RemovalRule RULE = new RemovalRule(NameMatch.EXACT);

  private static Vector<PendingLine> lines(Device... devices) {
    return Vector.of(devices)
        .zipWithIndex(
            (device, index) -> new PendingLine(new BatchId(new UUID(0, 1)), index, device, 0));
  }

  private static Map<DeviceUid, DeviceName> onRecord(Device... devices) {
    return HashMap.ofEntries(
        Vector.of(devices).map(device -> Tuple.of(device.uid(), device.name())));
  }

  private static Seq<RemovalOutcome> outcomes(
      Vector<PendingLine> lines, Map<DeviceUid, DeviceName> onRecord) {
    return RULE.settle(lines, onRecord).map(Settlement::outcome);
  }

  @Test
  void settlesNothingWhereThereIsNothing() {
    assertThat(RULE.settle(Vector.empty(), onRecord(device(1)))).isEmpty();
  }

  @Test
  void removesADeviceOfThisUidAndName() {
    assertThat(outcomes(lines(device(1)), onRecord(device(1), device(2)))).containsExactly(REMOVED);
  }

  @Test
  void doesNotFindAnUnknownUid() {
    assertThat(outcomes(lines(device(1, "device-2")), onRecord(device(2))))
        .containsExactly(NOT_FOUND);
  }

  @Test
  void keepsADeviceOfAnotherName() {
    assertThat(outcomes(lines(device(1, "Device-1")), onRecord(device(1))))
        .containsExactly(NAME_MISMATCH);
  }

  @Test
  void comparesNamesAsItIsTold() {
    RemovalRule ignoringCase = new RemovalRule(NameMatch.IGNORE_CASE);

    assertThat(ignoringCase.settle(lines(device(1, "DEVICE-1")), onRecord(device(1))))
        .extracting(Settlement::outcome)
        .containsExactly(REMOVED);
  }

  @Test
  void removesADeviceForTheFirstLineThatNamesIt() {
    assertThat(outcomes(lines(device(1), device(1), device(1, "other")), onRecord(device(1))))
        .containsExactly(REMOVED, NOT_FOUND, NOT_FOUND);
  }

  @Test
  void removesADeviceStillAfterAWrongName() {
    assertThat(outcomes(lines(device(1, "other"), device(1)), onRecord(device(1))))
        .containsExactly(NAME_MISMATCH, REMOVED);
  }

  @Test
  void answersInTheOrderOfTheLines() {
    Vector<PendingLine> lines = lines(device(3), device(1), device(2));

    assertThat(RULE.settle(lines, onRecord(device(1))).map(Settlement::line)).isEqualTo(lines);
  }

  @Test
  void remembersNothingFromOneCallToTheNext() {
    assertThat(outcomes(lines(device(1)), onRecord(device(1)))).containsExactly(REMOVED);
    assertThat(outcomes(lines(device(1)), onRecord(device(1)))).containsExactly(REMOVED);
  }
}
