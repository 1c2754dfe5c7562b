package io.devicedeletions.domain.batch;

import static io.devicedeletions.domain.testkit.SampleDevices.device;
import static io.devicedeletions.domain.testkit.SampleDevices.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.devicedeletions.domain.device.DeviceEntry;
import io.devicedeletions.domain.device.DeviceName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BatchLineTest {

  private static final DeviceEntry WELL_FORMED = entry(device(1));
  private static final DeviceEntry MALFORMED =
      new DeviceEntry("1-1-1-1-1", new DeviceName("device-1"));

  @Test
  void isScheduledWhereItsUidIsWellFormed() {
    assertThat(BatchLine.judge(WELL_FORMED))
        .isEqualTo(new BatchLine(WELL_FORMED, EntryStatus.SCHEDULED));
  }

  @Test
  void isInvalidWhereItsUidIsMalformed() {
    assertThat(BatchLine.judge(MALFORMED)).isEqualTo(new BatchLine(MALFORMED, EntryStatus.INVALID));
  }

  @ParameterizedTest
  @EnumSource(names = {"SCHEDULED", "FAILED"})
  void isNothingButInvalidWhereItsUidIsMalformed(EntryStatus status) {
    assertThatThrownBy(() -> new BatchLine(MALFORMED, status))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a line is INVALID exactly where its uid is malformed");
  }

  @Test
  void isNotInvalidWhereItsUidIsWellFormed() {
    assertThatThrownBy(() -> new BatchLine(WELL_FORMED, EntryStatus.INVALID))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void namesADeviceToRemoveOnlyWhereItIsScheduled() {
    assertThat(BatchLine.judge(WELL_FORMED).scheduledDevice()).containsExactly(device(1));
    assertThat(new BatchLine(WELL_FORMED, EntryStatus.FAILED).scheduledDevice()).isEmpty();
    assertThat(BatchLine.judge(MALFORMED).scheduledDevice()).isEmpty();
  }
}
