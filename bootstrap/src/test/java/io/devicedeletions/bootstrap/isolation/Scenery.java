package io.devicedeletions.bootstrap.isolation;

import io.devicedeletions.bootstrap.isolation.Step.Line;
import io.devicedeletions.domain.device.Device;
import io.devicedeletions.domain.device.DeviceName;
import io.devicedeletions.domain.device.DeviceUid;
import io.devicedeletions.domain.device.InventoryDevice;
import io.devicedeletions.domain.tenant.TenantId;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Vector;
import java.util.UUID;

/**
 * The tenants of a history, with names and devices that are easy to mix up. Nothing of it is in any
 * other history, which may have gone before on the same store.
 *
 * @param number of the history
 * @param tenants how many there are
 */
record Scenery(int number, int tenants) {

  /** Each begins with the one before, or differs by case alone. */
  private static final Vector<String> IDS = Vector.of("a%06d", "a%06dz", "a%06dz._", "A%06d");

  static final int MOST_TENANTS = 4;

  /** So many uids are in every inventory, under the same name or others. */
  static final int SHARED = 8;

  /** Of those that only one tenant has, each has one. */
  static final int LONELY = SHARED + MOST_TENANTS;

  /** In no inventory at all. */
  static final int UNKNOWN = LONELY;

  /** The store refuses to remove devices whose names end so. */
  static final String ON_LOAN = " on loan";

  TenantId id(int tenant) {
    return new TenantId(IDS.get(tenant).formatted(number));
  }

  /** A tenant that nobody ever heard of. */
  TenantId stranger() {
    return new TenantId("z%06d".formatted(number));
  }

  String uid(int device) {
    return "%08x-%04x-4000-8000-%012x".formatted(number, device, device);
  }

  String uid(Line line) {
    return line.malformed() ? uid(line.number()).substring(1) : uid(line.number());
  }

  /** What a tenant calls a device. */
  String name(int tenant, int device) {
    return switch (device % 4) {
      case 0 -> "Laptop " + device;
      case 1 -> "Laptop " + device + " ".repeat(tenant);
      case 2 -> "x' OR '1'='1'; DELETE FROM device; -- \"" + tenant;
      default -> "Desk " + (tenant % 2 == 0 ? "a" : "A") + ON_LOAN;
    };
  }

  String name(Line line) {
    return name(line.whose(), line.number());
  }

  /** True if a device is in a tenant's inventory in the beginning. */
  static boolean has(int tenant, int device) {
    return device < SHARED || device == SHARED + tenant;
  }

  Vector<InventoryDevice> inventory(int tenant) {
    return Vector.range(0, UNKNOWN)
        .filter(device -> has(tenant, device))
        .map(
            device ->
                new InventoryDevice(
                    new Device(
                        new DeviceUid(UUID.fromString(uid(device))),
                        new DeviceName(name(tenant, device))),
                    LinkedHashMap.of("owner", Integer.toString(tenant))));
  }

  String key(int key) {
    return "key-%06d-%d".formatted(number, key);
  }

  String requestId(int requestId) {
    return "%08x-0000-4000-9000-%012x".formatted(number, requestId);
  }
}
