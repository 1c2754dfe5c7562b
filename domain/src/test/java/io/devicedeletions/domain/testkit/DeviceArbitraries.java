package io.devicedeletions.domain.testkit;

import io.devicedeletions.domain.device.Device;
import io.devicedeletions.domain.device.DeviceEntry;
import io.devicedeletions.domain.device.DeviceName;
import io.devicedeletions.domain.device.InventoryDevice;
import io.devicedeletions.domain.device.SubmittedDevice;
import io.devicedeletions.domain.device.SubmittedText;
import io.vavr.collection.LinkedHashMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Generators of devices, from a careless request's to the inventory's. */
public final class DeviceArbitraries {

  private DeviceArbitraries() {}

  /** Devices whose uid is well formed. */
  public static Arbitrary<Device> devices() {
    return Combinators.combine(UidArbitraries.uids(), NameArbitraries.names()).as(Device::new);
  }

  /** Devices as an inventory holds them. */
  public static Arbitrary<InventoryDevice> inventoryDevices() {
    Arbitrary<LinkedHashMap<String, String>> attributes =
        Combinators.combine(
                TextArbitraries.storableTexts(1, 8), TextArbitraries.storableTexts(0, 8))
            .as(io.vavr.Tuple::of)
            .list()
            .ofMaxSize(4)
            .map(LinkedHashMap::ofEntries);
    return Combinators.combine(devices(), attributes).as(InventoryDevice::new);
  }

  /** Complete lines, their uids well formed or malformed. */
  public static Arbitrary<DeviceEntry> entries() {
    return Combinators.combine(UidArbitraries.texts(), NameArbitraries.names())
        .as(DeviceEntry::new);
  }

  /** Submitted lines that make an entry; a malformed uid does not spoil them. */
  public static Arbitrary<SubmittedDevice> usableDevices() {
    return entries().map(entry -> SubmittedDevice.of(entry.uid(), entry.name().value()));
  }

  /** Submitted lines with at least one fault, of every kind of fault. */
  public static Arbitrary<SubmittedDevice> faultyDevices() {
    return Arbitraries.frequencyOf(
        Tuple.of(1, Arbitraries.just(new SubmittedDevice.NotAnObject())),
        Tuple.of(3, described(faultyUids(), usableNames())),
        Tuple.of(3, described(usableUids(), faultyNames())),
        Tuple.of(3, described(faultyUids(), faultyNames())));
  }

  /** Usable and faulty lines in about equal parts. */
  public static Arbitrary<SubmittedDevice> submittedDevices() {
    return Arbitraries.oneOf(usableDevices(), faultyDevices());
  }

  private static Arbitrary<SubmittedDevice> described(
      Arbitrary<SubmittedText> uids, Arbitrary<SubmittedText> names) {
    return Combinators.combine(uids, names).as(SubmittedDevice.Described::new);
  }

  private static Arbitrary<SubmittedText> usableUids() {
    return UidArbitraries.texts().map(SubmittedText.Present::new);
  }

  private static Arbitrary<SubmittedText> usableNames() {
    return NameArbitraries.names().map(name -> new SubmittedText.Present(name.value()));
  }

  private static Arbitrary<SubmittedText> faultyUids() {
    return Arbitraries.oneOf(noText(), badText());
  }

  private static Arbitrary<SubmittedText> faultyNames() {
    return Arbitraries.oneOf(noText(), badText(), tooLongText());
  }

  private static Arbitrary<SubmittedText> noText() {
    return Arbitraries.of(new SubmittedText.Absent(), new SubmittedText.NotText());
  }

  private static Arbitrary<SubmittedText> badText() {
    return Arbitraries.oneOf(TextArbitraries.blankTexts(), TextArbitraries.unstorableTexts())
        .map(SubmittedText.Present::new);
  }

  private static Arbitrary<SubmittedText> tooLongText() {
    return TextArbitraries.storableCodePoints()
        .map(codePoint -> "v" + Character.toString(codePoint).repeat(DeviceName.LONGEST))
        .map(SubmittedText.Present::new);
  }
}
