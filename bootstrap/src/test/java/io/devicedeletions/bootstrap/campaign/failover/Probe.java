package io.devicedeletions.bootstrap.campaign.failover;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/** A client past every safeguard, which tries to commit something on a server that must not. */
final class Probe {

  private static final int PATIENCE_SECONDS = 2;

  private Probe() {}

  /** Whether the server said within two seconds, and without a warning, that it has committed. */
  static boolean commits(Replica server, String database) {
    try (Connection connection =
            DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:%d/%s?socketTimeout=%d&ApplicationName=probe"
                    .formatted(server.port(), database, PATIENCE_SECONDS),
                "postgres",
                "");
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE IF NOT EXISTS probe (committed_at timestamptz)");
      statement.execute("INSERT INTO probe VALUES (now())");
      @Nullable SQLWarning warning = statement.getWarnings();
      return warning == null;
    } catch (SQLException notCommitted) {
      return false;
    }
  }
}
