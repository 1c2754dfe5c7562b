package io.devicedeletions.adapters.jdbc.internal;

import io.devicedeletions.domain.device.Device;
import io.devicedeletions.domain.device.DeviceName;
import io.devicedeletions.domain.device.DeviceUid;
import io.devicedeletions.domain.device.InventoryDevice;
import io.vavr.control.Option;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A device as a row, be it of the inventory or of the records. */
final class DeviceRow {

  private DeviceRow() {}

  static Device readDevice(ResultSet row) throws SQLException {
    return new Device(
        DeviceUid.parse(row.getString("uid"))
            .getOrElseThrow(() -> new UnreadableRowException("a device has a malformed uid")),
        readName(row.getString("name")));
  }

  /** A name that was written past this service may be none. */
  static DeviceName readName(@Nullable String name) {
    return Option.of(name)
        .flatMap(text -> DeviceName.parse(text).toOption())
        .getOrElseThrow(() -> new UnreadableRowException("a device has an impossible name"));
  }

  static InventoryDevice readInventoryDevice(ResultSet row) throws SQLException {
    return new InventoryDevice(readDevice(row), AttributesJson.read(row.getString("attributes")));
  }
}
