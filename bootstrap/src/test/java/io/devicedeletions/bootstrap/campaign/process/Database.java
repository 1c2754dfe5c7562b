package io.devicedeletions.bootstrap.campaign.process;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** A database of its own for a run, reached past the service. */
public interface Database {

  /** The options that lead a server there. */
  List<String> options();

  /** A new connection of our own. */
  Connection connect() throws SQLException;

  /** Runs statements of ours, past the servers. */
  default void run(String... statements) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  /** The number that a query gives; minus one if the database cannot be asked. */
  default long count(String query) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      return result.next() ? result.getLong(1) : -1;
    } catch (SQLException unreachable) {
      return -1;
    }
  }
}
