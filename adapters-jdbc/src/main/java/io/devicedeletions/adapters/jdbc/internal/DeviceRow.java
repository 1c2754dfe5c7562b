package io.devicedeletions.adapters.jdbc.internal;

import io.devicedeletions.domain.device.Device;
import io.devicedeletions.domain.device.DeviceName;
import io.devicedeletions.domain.device.DeviceUid;
import io.devicedeletions.domain.device.InventoryDevice;
import java.sql.ResultSet;
import java.sql.SQLException;

/** A device as a row, be it of the inventory or of the records. */
final class DeviceRow {

  private DeviceRow() {}

  static Device readDevice(ResultSet row) throws SQLException {
    return new Device(
        DeviceUid.parse(row.getString("uid"))
            .getOrElseThrow(() -> new UnreadableRowException("a device has a malformed uid")),
        new DeviceName(row.getString("name")));
  }

  static InventoryDevice readInventoryDevice(ResultSet row) throws SQLException {
    return new InventoryDevice(readDevice(row), AttributesJson.read(row.getString("attributes")));
  }
}
