package io.devicedeletions.domain.device;

import io.devicedeletions.domain.text.StorableText;
import io.vavr.collection.Map;
import io.vavr.control.Either;

/**
 * A device as the inventory holds it.
 *
 * @param device its uid and name
 * @param attributes whatever else is known of it, in the order in which it was given; storable
 *     without change
 */
public record InventoryDevice(Device device, Map<String, String> attributes) {

  /** Refuses attributes that {@link #of} would answer with a fault. */
  public InventoryDevice {
    if (!areStorable(attributes)) {
      throw new IllegalArgumentException("an attribute " + TextFault.UNSTORABLE.sentence());
    }
  }

  /** A device with its attributes, or what is wrong with one of them. */
  public static Either<TextFault, InventoryDevice> of(
      Device device, Map<String, String> attributes) {
    return areStorable(attributes)
        ? Either.right(new InventoryDevice(device, attributes))
        : Either.left(TextFault.UNSTORABLE);
  }

  private static boolean areStorable(Map<String, String> attributes) {
    return attributes.keySet().forAll(StorableText::isStorable)
        && attributes.values().forAll(StorableText::isStorable);
  }

  /** The uid, by which an inventory keys its devices. */
  public DeviceUid uid() {
    return device.uid();
  }
}
