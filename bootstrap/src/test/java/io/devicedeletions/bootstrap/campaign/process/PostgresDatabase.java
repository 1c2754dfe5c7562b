package io.devicedeletions.bootstrap.campaign.process;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

/**
 * A database of a cluster.
 *
 * @param port where it is
 * @param portForServers where servers look for it: there or at a proxy
 */
public record PostgresDatabase(int port, int portForServers, String name) implements Database {

  /** Whom everybody connects as. */
  public static final String USER = "postgres";

  @Override
  public List<String> options() {
    // A proxy can only read statements that are sent as text each time.
    String statements = portForServers == port ? "" : "?prepareThreshold=0";
    return List.of("--db-url", url(portForServers) + statements, "--db-user", USER);
  }

  @Override
  public Connection connect() throws SQLException {
    return DriverManager.getConnection(
        url(port) + "?reWriteBatchedInserts=true&connectTimeout=5&ApplicationName=campaign",
        USER,
        "");
  }

  /** Where it is, past any proxy. */
  public String url() {
    return url(port);
  }

  private String url(int there) {
    return "jdbc:postgresql://127.0.0.1:" + there + "/" + name;
  }

  /** The same database, to which servers go by another port. */
  public PostgresDatabase behind(int proxy) {
    return new PostgresDatabase(port, proxy, name);
  }
}
