package io.devicedeletions.bootstrap.endtoend;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Looks into the embedded database of a running server from outside, and gets in its way. */
final class DatabaseFile {

  private final String url;

  DatabaseFile(Path dataDirectory) {
    this.url = "jdbc:sqlite:" + dataDirectory.resolve("device-deletions.db");
  }

  long batches() {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("SELECT count(*) FROM deletion_batch")) {
      result.next();
      return result.getLong(1);
    } catch (SQLException failed) {
      throw new AssertionError(failed);
    }
  }

  /** True if a batch was stored that names this request. */
  boolean holdsRequest(String requestId) {
    try (Connection connection = DriverManager.getConnection(url);
        PreparedStatement statement =
            connection.prepareStatement("SELECT 1 FROM deletion_batch WHERE request_id = ?")) {
      statement.setString(1, requestId);
      try (ResultSet result = statement.executeQuery()) {
        return result.next();
      }
    } catch (SQLException failed) {
      throw new AssertionError(failed);
    }
  }

  /** Refuses one device of every batch, as an operator might who wants it protected. */
  void protect(String name) {
    execute(
        """
        CREATE TRIGGER protected_device BEFORE INSERT ON deletion_batch
        WHEN EXISTS (
          SELECT 1
          FROM json_each(NEW.names) AS name
          JOIN json_each(NEW.statuses) AS status ON status.key = name.key
          WHERE name.value = '%s' AND status.value = 'SCHEDULED')
        BEGIN
          SELECT RAISE(ABORT, 'this device is protected');
        END
        """
            .formatted(name));
  }

  void unprotect() {
    execute("DROP TRIGGER protected_device");
  }

  private void execute(String sql) {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA busy_timeout = 5000");
      statement.execute(sql);
    } catch (SQLException failed) {
      throw new AssertionError(failed);
    }
  }

  /** Keeps every other writer waiting until it is closed. */
  Lock lock() {
    try {
      Connection connection = DriverManager.getConnection(url);
      Statement statement = connection.createStatement();
      statement.execute("PRAGMA busy_timeout = 5000");
      statement.execute("BEGIN IMMEDIATE");
      return () -> {
        statement.execute("ROLLBACK");
        connection.close();
      };
    } catch (SQLException failed) {
      throw new AssertionError(failed);
    }
  }

  /** A lock that is being held. */
  @FunctionalInterface
  interface Lock extends AutoCloseable {
    @Override
    void close() throws SQLException;
  }
}
