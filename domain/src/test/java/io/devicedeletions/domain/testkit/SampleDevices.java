package io.devicedeletions.domain.testkit;

import io.devicedeletions.domain.device.Device;
import io.devicedeletions.domain.device.DeviceEntry;
import io.devicedeletions.domain.device.DeviceName;
import io.devicedeletions.domain.device.DeviceUid;
import io.devicedeletions.domain.device.InventoryDevice;
import io.devicedeletions.domain.device.SubmittedDevice;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Vector;
import java.util.UUID;

/** Devices for examples, each made from a number: the same number, the same device. */
public final class SampleDevices {

  /** Scatters neighbouring numbers over all 128-bit values, the "negative" half included. */
  private static final long SCATTER = 0x9E37_79B9_7F4A_7C15L;

  private SampleDevices() {}

  /** The uid of this number; 0 gives the nil uid. */
  public static DeviceUid uid(int number) {
    return new DeviceUid(new UUID(number * SCATTER, number));
  }

  /** The device of this number, called {@code device-} and the number. */
  public static Device device(int number) {
    return device(number, "device-" + number);
  }

  /** The device of this number under a name of its own. */
  public static Device device(int number, String name) {
    return new Device(uid(number), new DeviceName(name));
  }

  /** The devices from one number up to, and without, another. */
  public static Vector<Device> devices(int from, int to) {
    return Vector.range(from, to).map(SampleDevices::device);
  }

  /** A device as a request spells it. */
  public static DeviceEntry entry(Device device) {
    return new DeviceEntry(device.uid().toString(), device.name());
  }

  /** A device as a request spells it, not yet looked at. */
  public static SubmittedDevice submitted(Device device) {
    return SubmittedDevice.of(device.uid().toString(), device.name().value());
  }

  /** A device as an inventory holds it, without attributes. */
  public static InventoryDevice onRecord(Device device) {
    return new InventoryDevice(device, LinkedHashMap.empty());
  }
}
