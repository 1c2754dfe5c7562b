package io.devicedeletions.adapters.jdbc.internal.sqlite;

import io.devicedeletions.adapters.jdbc.internal.DeviceStatements;

/** The statements for the inventory in SQLite's dialect. */
final class SqliteDeviceStatements implements DeviceStatements {

  /** There is one writer, so nothing is locked. */
  @Override
  public String lockDevices() {
    return devicesByUid();
  }

  @Override
  public String devicesByUid() {
    return """
        SELECT uid, name
          FROM device
         WHERE tenant = :tenant AND uid IN (SELECT value FROM json_each(:uids))
        """;
  }

  @Override
  public String deleteDevices() {
    return "DELETE FROM device WHERE tenant = :tenant AND uid = :uid";
  }

  @Override
  public String upsertDevices() {
    return """
        INSERT INTO device (tenant, uid, name, attributes, registered_at, last_seen_at)
        VALUES (
            :tenant, :uid, :name, :attributes,
            CAST(unixepoch('subsec') * 1000 AS INTEGER),
            CAST(unixepoch('subsec') * 1000 AS INTEGER))
            ON CONFLICT (tenant, uid) DO UPDATE
           SET name = excluded.name,
               attributes = excluded.attributes,
               last_seen_at = excluded.last_seen_at
        """;
  }

  @Override
  public String deviceByUid() {
    return "SELECT uid, name, attributes FROM device WHERE tenant = :tenant AND uid = :uid";
  }
}
