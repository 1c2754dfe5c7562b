package io.devicedeletions.domain.device;

import static io.devicedeletions.domain.testkit.SampleDevices.device;
import static io.devicedeletions.domain.testkit.SampleDevices.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceEntryTest {

  private static final DeviceName NAME = new DeviceName("host");

  @Test
  void namesADeviceWhereItsUidIsWellFormed() {
    assertThat(entry(device(1)).device()).containsExactly(device(1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1-1-1-1-1", " x ", "host", "\u0001", "\uD83D\uDDA5"})
  void carriesAMalformedUidAlong(String uid) {
    DeviceEntry entry = new DeviceEntry(uid, NAME);

    assertThat(entry.uid()).isEqualTo(uid);
    assertThat(entry.device()).isEmpty();
  }

  @Test
  void carriesAMalformedUidOfAnyLength() {
    String uid = "x".repeat(DeviceName.LONGEST * 10);

    assertThat(new DeviceEntry(uid, NAME).uid()).isEqualTo(uid);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\u00A0", "\u200B\uFEFF"})
  void refusesABlankUid(String uid) {
    assertThatThrownBy(() -> new DeviceEntry(uid, NAME))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("device uid must not be blank");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\u0000", "a\uD83D"})
  void refusesAnUnstorableUid(String uid) {
    assertThatThrownBy(() -> new DeviceEntry(uid, NAME))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("device uid must not contain U+0000 or a lone surrogate");
  }

  @Test
  void keepsTheCaseInWhichItsUidWasSent() {
    DeviceEntry shouting = new DeviceEntry("ABCDEF01-0000-4000-8000-000000000000", NAME);
    DeviceEntry quiet = new DeviceEntry("abcdef01-0000-4000-8000-000000000000", NAME);

    assertThat(shouting).isNotEqualTo(quiet);
    assertThat(shouting.device()).isEqualTo(quiet.device());
  }
}
