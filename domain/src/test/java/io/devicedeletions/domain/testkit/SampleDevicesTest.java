package io.devicedeletions.domain.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.domain.device.Device;
import org.junit.jupiter.api.Test;

class SampleDevicesTest {

  @Test
  void areTheSameForTheSameNumberOnly() {
    assertThat(SampleDevices.device(7)).isEqualTo(SampleDevices.device(7));
    assertThat(SampleDevices.devices(-100, 10_000).map(Device::uid)).doesNotHaveDuplicates();
  }

  @Test
  void startWithTheNilUid() {
    assertThat(SampleDevices.uid(0)).hasToString("00000000-0000-0000-0000-000000000000");
  }

  @Test
  void lieOnBothSidesOfTheSign() {
    assertThat(SampleDevices.devices(1, 10))
        .anyMatch(device -> device.uid().value().getMostSignificantBits() < 0)
        .anyMatch(device -> device.uid().value().getMostSignificantBits() > 0);
  }

  @Test
  void areSpelledSoThatTheyAreReadBack() {
    assertThat(SampleDevices.entry(SampleDevices.device(7)).device())
        .containsExactly(SampleDevices.device(7));
    assertThat(SampleDevices.submitted(SampleDevices.device(7)).entry(0).get())
        .isEqualTo(SampleDevices.entry(SampleDevices.device(7)));
  }
}
