package io.devicedeletions.bootstrap.configuration;

import java.nio.file.Path;

/** Where everything is kept. */
public sealed interface DatabaseConfiguration {

  /**
   * The embedded default: one SQLite file, for one server.
   *
   * @param dataDirectory the folder that holds the file; made if it is not there
   */
  record Sqlite(Path dataDirectory) implements DatabaseConfiguration {

    /** The database file. */
    public Path file() {
      return dataDirectory.resolve("device-deletions.db");
    }
  }

  /**
   * A PostgreSQL server, for any number of servers of ours.
   *
   * @param url as the driver takes it, starting with {@code jdbc:postgresql:}
   * @param user whom to connect as; empty to leave it to the URL
   * @param password their password; empty to leave it to the URL or a password file
   */
  record Postgres(String url, String user, String password) implements DatabaseConfiguration {

    /** Leaves the password out. */
    @Override
    public String toString() {
      return "Postgres[" + url.replaceFirst("\\?.*", "") + "]";
    }
  }
}
