package io.devicedeletions.domain.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.domain.testkit.DeviceArbitraries;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Validation;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class SubmittedDeviceProperties {

  @Provide
  Arbitrary<DeviceEntry> entries() {
    return DeviceArbitraries.entries();
  }

  @Provide
  Arbitrary<SubmittedDevice> usable() {
    return DeviceArbitraries.usableDevices();
  }

  @Provide
  Arbitrary<SubmittedDevice> faulty() {
    return DeviceArbitraries.faultyDevices();
  }

  @Property
  void anEntrySurvivesItsSubmission(@ForAll("entries") DeviceEntry entry) {
    assertThat(SubmittedDevice.of(entry.uid(), entry.name().value()).entry(0))
        .isEqualTo(Validation.valid(entry));
  }

  @Property
  void aUsableLineBecomesAnEntry(@ForAll("usable") SubmittedDevice device, @ForAll int index) {
    assertThat(device.entry(index).isValid()).isTrue();
  }

  @Property
  void aFaultyLineNamesItsPlaceAndItsPartsInOrder(
      @ForAll("faulty") SubmittedDevice device, @ForAll int index) {
    Seq<EntryFault> faults = device.entry(index).getError();
    Vector<EntryFault.Part> parts = Vector.ofAll(faults).map(EntryFault::part);

    assertThat(faults).isNotEmpty().allMatch(fault -> fault.index() == index);
    assertThat(parts).isEqualTo(parts.distinct().sorted());
  }
}
