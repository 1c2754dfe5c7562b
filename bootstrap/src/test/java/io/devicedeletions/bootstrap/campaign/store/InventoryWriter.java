package io.devicedeletions.bootstrap.campaign.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/** Puts an inventory into a database. */
public final class InventoryWriter {

  private static final int ROWS_AT_ONCE = 2_000;

  private InventoryWriter() {}

  public static void write(Connection connection, Map<DeviceKey, String> devices)
      throws SQLException {
    boolean postgres = connection.getMetaData().getURL().startsWith("jdbc:postgresql:");
    String values =
        postgres ? "(?, CAST(? AS uuid), ?, '{}', now(), now())" : "(?, ?, ?, '{}', 0, 0)";
    connection.setAutoCommit(false);
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO device (tenant, uid, name, attributes, registered_at, last_seen_at)"
                + " VALUES "
                + values)) {
      int rows = 0;
      for (Map.Entry<DeviceKey, String> device : devices.entrySet()) {
        insert.setString(1, device.getKey().tenant());
        insert.setString(2, device.getKey().uid());
        insert.setString(3, device.getValue());
        insert.addBatch();
        rows++;
        if (rows % ROWS_AT_ONCE == 0) {
          insert.executeBatch();
        }
      }
      insert.executeBatch();
    }
    connection.commit();
    connection.setAutoCommit(true);
    if (!postgres) {
      writeBack(connection);
    }
  }

  /** Or whoever tears off the log would tear off the inventory. */
  private static void writeBack(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
    }
  }
}
