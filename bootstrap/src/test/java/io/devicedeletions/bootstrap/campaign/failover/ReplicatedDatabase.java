package io.devicedeletions.bootstrap.campaign.failover;

import io.devicedeletions.bootstrap.campaign.process.Database;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * A database that is on both servers.
 *
 * @param moreOptions of the URL, each with a {@code &} before it
 */
record ReplicatedDatabase(Replicas replicas, String name, String moreOptions) implements Database {

  @Override
  public List<String> options() {
    return List.of(
        "--db-url",
        "jdbc:postgresql://%s/%s?targetServerType=primary%s"
            .formatted(replicas.hosts(), name, moreOptions),
        "--db-user",
        "postgres");
  }

  /** To the primary, whichever that is. */
  @Override
  public Connection connect() throws SQLException {
    return replicas.primary().connect(name);
  }

  /** The number that a query gives on the primary; minus one if it cannot be asked. */
  @Override
  public long count(String query) {
    return replicas.primary().count(name, query);
  }
}
