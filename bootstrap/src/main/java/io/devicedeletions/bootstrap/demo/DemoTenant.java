package io.devicedeletions.bootstrap.demo;

import io.devicedeletions.domain.device.Device;
import io.devicedeletions.domain.device.DeviceName;
import io.devicedeletions.domain.device.DeviceUid;
import io.devicedeletions.domain.device.InventoryDevice;
import io.devicedeletions.domain.tenant.TenantId;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Vector;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * A tenant with made-up devices, the same at every run.
 *
 * @param id its name
 * @param size how many devices it starts with
 */
record DemoTenant(TenantId id, int size) {

  static final DemoTenant ACME = new DemoTenant(new TenantId("acme"), 1_000);
  static final DemoTenant GLOBEX = new DemoTenant(new TenantId("globex"), 600);

  Vector<InventoryDevice> devices() {
    return Vector.range(0, size)
        .map(
            number ->
                new InventoryDevice(
                    device(number),
                    LinkedHashMap.of("model", number % 3 == 0 ? "tower" : "laptop")));
  }

  /** The device of a number; beyond the size it is one that the inventory does not hold. */
  Device device(int number) {
    String seed = id + "/" + number;
    return new Device(
        new DeviceUid(UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8))),
        new DeviceName(
            "%s-LT-%04d".formatted(id.value().toUpperCase(java.util.Locale.ROOT), number)));
  }
}
