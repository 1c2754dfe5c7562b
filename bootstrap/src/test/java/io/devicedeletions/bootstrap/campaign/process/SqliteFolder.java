package io.devicedeletions.bootstrap.campaign.process;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

/** A data directory of the embedded database. */
public record SqliteFolder(Path directory) implements Database {

  /** The database's file; its log and index have names that begin so. */
  public static final String FILE = "device-deletions.db";

  @Override
  public List<String> options() {
    return List.of("--data-dir", directory.toString());
  }

  @Override
  public Connection connect() throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + file() + "?busy_timeout=20000");
  }

  public Path file() {
    return directory.resolve(FILE);
  }
}
