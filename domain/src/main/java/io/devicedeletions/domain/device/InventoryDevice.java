package io.devicedeletions.domain.device;

import io.vavr.collection.Map;

/**
 * A device as the inventory holds it.
 *
 * @param device its uid and name
 * @param attributes whatever else is known of it, in the order in which it was given
 */
public record InventoryDevice(Device device, Map<String, String> attributes) {

  /** The uid, by which an inventory keys its devices. */
  public DeviceUid uid() {
    return device.uid();
  }
}
