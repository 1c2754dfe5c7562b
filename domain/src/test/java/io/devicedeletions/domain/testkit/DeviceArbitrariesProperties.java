package io.devicedeletions.domain.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.domain.device.DeviceEntry;
import io.devicedeletions.domain.device.EntryFault;
import io.devicedeletions.domain.device.InventoryDevice;
import io.devicedeletions.domain.device.SubmittedDevice;
import io.devicedeletions.domain.device.TextFault;
import io.vavr.collection.Seq;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

class DeviceArbitrariesProperties {

  @Provide
  Arbitrary<InventoryDevice> inventoryDevices() {
    return DeviceArbitraries.inventoryDevices();
  }

  @Provide
  Arbitrary<DeviceEntry> entries() {
    return DeviceArbitraries.entries();
  }

  @Provide
  Arbitrary<SubmittedDevice> faulty() {
    return DeviceArbitraries.faultyDevices();
  }

  @Provide
  Arbitrary<SubmittedDevice> submitted() {
    return DeviceArbitraries.submittedDevices();
  }

  @Property
  void inventoryDevicesHaveNoneOrSeveralAttributes(
      @ForAll("inventoryDevices") InventoryDevice device) {
    isCovered("no attributes", device.attributes().isEmpty());
    isCovered("several attributes", device.attributes().size() > 1);
  }

  @Property
  void entriesHaveWellFormedAndMalformedUids(@ForAll("entries") DeviceEntry entry) {
    isCovered("well formed", UidOracle.isWellFormed(entry.uid()));
    isCovered("malformed", !UidOracle.isWellFormed(entry.uid()));
  }

  @Property
  void faultyDevicesHaveEveryKindOfFault(@ForAll("faulty") SubmittedDevice device) {
    Seq<EntryFault> faults = device.entry(0).getError();
    for (TextFault fault : TextFault.values()) {
      isCovered(fault.name(), faults.exists(found -> found.fault() == fault));
    }
    for (EntryFault.Part part : EntryFault.Part.values()) {
      isCovered(part.name(), faults.exists(found -> found.part() == part));
    }
    isCovered("two faults", faults.size() == 2);

    assertThat(faults).isNotEmpty();
  }

  @Property
  void submittedDevicesAreUsableOrFaulty(@ForAll("submitted") SubmittedDevice device) {
    isCovered("usable", device.entry(0).isValid());
    isCovered("faulty", device.entry(0).isInvalid());
  }

  private static void isCovered(String label, boolean holds) {
    Statistics.label(label)
        .collect(holds)
        .coverage(coverage -> coverage.check(true).percentage(percentage -> percentage > 3));
  }
}
