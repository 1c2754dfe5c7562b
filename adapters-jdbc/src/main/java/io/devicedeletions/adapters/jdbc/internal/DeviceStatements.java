package io.devicedeletions.adapters.jdbc.internal;

/** The statements for the inventory. Parameters have the same names in every dialect. */
public interface DeviceStatements {

  /** The names of devices, which stay as they are until the transaction ends; given in order. */
  String lockDevices();

  /** The names of devices as they are now, in any order. */
  String devicesByUid();

  /** Removes devices. */
  String deleteDevices();

  /** Adds devices or replaces what is known of them. */
  String upsertDevices();

  /** One device. */
  String deviceByUid();

  /** How many devices a tenant has. */
  default String countDevices() {
    return "SELECT count(*) FROM device WHERE tenant = :tenant";
  }

  /** A tenant's devices, ordered by uid. */
  default String devicesOfTenant() {
    return "SELECT uid, name, attributes FROM device WHERE tenant = :tenant ORDER BY uid";
  }
}
