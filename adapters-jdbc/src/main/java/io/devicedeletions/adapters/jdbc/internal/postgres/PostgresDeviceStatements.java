package io.devicedeletions.adapters.jdbc.internal.postgres;

import io.devicedeletions.adapters.jdbc.internal.DeviceStatements;

/** The statements for the inventory in PostgreSQL's dialect. */
final class PostgresDeviceStatements implements DeviceStatements {

  /**
   * One by one, in the order in which they are given: two who give them in one order never wait for
   * each other in a circle.
   */
  @Override
  public String lockDevices() {
    return """
        SELECT found.uid, found.name
          FROM unnest(CAST(:uids AS uuid[])) AS asked (uid)
         CROSS JOIN LATERAL (
               SELECT uid, name
                 FROM device
                WHERE tenant = :tenant AND uid = asked.uid
                  FOR UPDATE) found
        """;
  }

  @Override
  public String devicesByUid() {
    return """
        SELECT found.uid, found.name
          FROM unnest(CAST(:uids AS uuid[])) AS asked (uid)
         CROSS JOIN LATERAL (
               SELECT uid, name
                 FROM device
                WHERE tenant = :tenant AND uid = asked.uid
                LIMIT 1) found
        """;
  }

  @Override
  public String deleteDevices() {
    return "DELETE FROM device WHERE tenant = :tenant AND uid = ANY(CAST(:uid AS uuid[]))";
  }

  @Override
  public String upsertDevices() {
    return """
        INSERT INTO device (tenant, uid, name, attributes, registered_at, last_seen_at)
        SELECT :tenant, given.uid, given.name, CAST(given.attributes AS json), now(), now()
          FROM unnest(CAST(:uid AS uuid[]), :name, :attributes) AS given (uid, name, attributes)
            ON CONFLICT (tenant, uid) DO UPDATE
           SET name = EXCLUDED.name,
               attributes = EXCLUDED.attributes,
               last_seen_at = EXCLUDED.last_seen_at
        """;
  }

  @Override
  public String deviceByUid() {
    return """
        SELECT uid, name, attributes
          FROM device
         WHERE tenant = :tenant AND uid = CAST(:uid AS uuid)
        """;
  }
}
