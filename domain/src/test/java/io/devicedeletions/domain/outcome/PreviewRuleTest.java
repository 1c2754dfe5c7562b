package io.devicedeletions.domain.outcome;

import static io.devicedeletions.domain.outcome.RemovalPrediction.DUPLICATE;
import static io.devicedeletions.domain.outcome.RemovalPrediction.INVALID;
import static io.devicedeletions.domain.outcome.RemovalPrediction.NAME_MISMATCH;
import static io.devicedeletions.domain.outcome.RemovalPrediction.NOT_FOUND;
import static io.devicedeletions.domain.outcome.RemovalPrediction.WOULD_REMOVE;
import static io.devicedeletions.domain.testkit.SampleDevices.device;
import static io.devicedeletions.domain.testkit.SampleDevices.entry;
import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.domain.device.Device;
import io.devicedeletions.domain.device.DeviceEntry;
import io.devicedeletions.domain.device.DeviceName;
import io.devicedeletions.domain.device.NameMatch;
import io.devicedeletions.domain.testkit.SampleDevices;
import io.vavr.collection.HashMap;
import io.vavr.collection.Vector;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class PreviewRuleTest {

  private static final DeviceEntry MALFORMED =
      new DeviceEntry("1-1-1-1-1", new DeviceName("device-1"));

  private final PreviewRule rule = new PreviewRule(NameMatch.EXACT);

  private static Vector<DeviceEntry> entries(Device... devices) {
    return Vector.of(devices).map(SampleDevices::entry);
  }

  private static Vector<RemovalPrediction> predict(
      PreviewRule rule, Vector<DeviceEntry> entries, Device... onRecord) {
    return rule.predict(entries, Vector.of(onRecord).toMap(Device::uid, Device::name))
        .map(PreviewedLine::prediction);
  }

  @Test
  void predictsNothingWhereThereIsNothing() {
    assertThat(rule.predict(Vector.empty(), HashMap.empty())).isEmpty();
  }

  @Test
  void tellsTheFiveEndsApart() {
    assertThat(
            predict(
                rule,
                Vector.of(
                    entry(device(1)),
                    entry(device(2, "other")),
                    entry(device(3)),
                    MALFORMED,
                    entry(device(1))),
                device(1),
                device(2)))
        .containsExactly(WOULD_REMOVE, NAME_MISMATCH, NOT_FOUND, INVALID, DUPLICATE);
  }

  @Test
  void answersWithTheLinesAsTheyWereSentAndInTheirOrder() {
    Vector<DeviceEntry> entries =
        Vector.of(entry(device(3)), MALFORMED, shouting(device(1)), entry(device(2)));

    assertThat(rule.predict(entries, HashMap.empty()).map(PreviewedLine::entry)).isEqualTo(entries);
  }

  private static DeviceEntry shouting(Device device) {
    return new DeviceEntry(device.uid().toString().toUpperCase(Locale.ROOT), device.name());
  }

  @Test
  void comparesNamesAsItIsTold() {
    Vector<DeviceEntry> entries = entries(device(1, "DEVICE-1"), device(1));

    assertThat(predict(rule, entries, device(1))).containsExactly(NAME_MISMATCH, WOULD_REMOVE);
    assertThat(predict(new PreviewRule(NameMatch.IGNORE_CASE), entries, device(1)))
        .containsExactly(WOULD_REMOVE, DUPLICATE);
  }

  @Test
  void takesAnyLineForARepetitionOnceTheDeviceIsGone() {
    assertThat(predict(rule, entries(device(1), device(1, "other")), device(1)))
        .containsExactly(WOULD_REMOVE, DUPLICATE);
  }

  @Test
  void takesALineForARepetitionThatAsksInVainForTheSame() {
    assertThat(predict(rule, entries(device(1), device(1), device(1, "other"))))
        .containsExactly(NOT_FOUND, DUPLICATE, NOT_FOUND);
    assertThat(
            predict(
                rule,
                entries(device(1, "a"), device(1, "b"), device(1, "a"), device(1), device(1, "b")),
                device(1)))
        .containsExactly(NAME_MISMATCH, NAME_MISMATCH, DUPLICATE, WOULD_REMOVE, DUPLICATE);
  }

  @Test
  void looksPastTheCaseOfARepeatedNameWhereItIsToldTo() {
    assertThat(
            predict(
                new PreviewRule(NameMatch.IGNORE_CASE), entries(device(1, "a"), device(1, "A"))))
        .containsExactly(NOT_FOUND, DUPLICATE);
    assertThat(predict(rule, entries(device(1, "a"), device(1, "A"))))
        .containsExactly(NOT_FOUND, NOT_FOUND);
  }

  @Test
  void takesTheSameNameOfAnotherUidForNoRepetition() {
    assertThat(predict(rule, entries(device(1, "a"), device(2, "a")), device(2, "a")))
        .containsExactly(NOT_FOUND, WOULD_REMOVE);
  }

  @Test
  void neverTakesMalformedLinesForRepetitions() {
    assertThat(predict(rule, Vector.of(MALFORMED, MALFORMED))).containsExactly(INVALID, INVALID);
  }

  @Test
  void remembersNothingFromOneCallToTheNext() {
    assertThat(predict(rule, entries(device(1)), device(1))).containsExactly(WOULD_REMOVE);
    assertThat(predict(rule, entries(device(1)), device(1))).containsExactly(WOULD_REMOVE);
  }
}
