package io.devicedeletions.bootstrap.isolation;

import io.devicedeletions.bootstrap.configuration.DatabaseConfiguration.Sqlite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** On the embedded database. */
class SqliteIsolationProperties extends IsolationContract {

  /** Where there is such a thing a commit costs nothing; what lasts is looked at elsewhere. */
  private static final Path MEMORY =
      Files.isWritable(Path.of("/dev/shm"))
          ? Path.of("/dev/shm")
          : Path.of(System.getProperty("java.io.tmpdir", "/tmp"));

  private static final List<Path> FOLDERS = new ArrayList<>();

  @SuppressWarnings("NullAway.Init")
  private static World crowd;

  @SuppressWarnings("NullAway.Init")
  private static World solitude;

  @BeforeContainer
  static void open() throws IOException, SQLException {
    crowd = open("crowd");
    solitude = open("solitude");
  }

  private static World open(String name) throws IOException, SQLException {
    Path folder = Files.createTempDirectory(MEMORY, "isolation-" + name);
    FOLDERS.add(folder);
    Sqlite database = new Sqlite(folder);
    World world = World.on(database);
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database.file());
        Statement statement = connection.createStatement()) {
      statement.execute(
          """
          CREATE TRIGGER on_loan BEFORE DELETE ON device WHEN OLD.name LIKE '%on loan'
          BEGIN SELECT RAISE(ABORT, 'this device is on loan'); END
          """);
    }
    return world;
  }

  @AfterContainer
  static void close() throws IOException {
    crowd.close();
    solitude.close();
    for (Path folder : FOLDERS) {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
      Files.delete(folder);
    }
  }

  @Override
  World crowd() {
    return crowd;
  }

  @Override
  World solitude() {
    return solitude;
  }
}
