package io.devicedeletions.bootstrap.endtoend;

import static io.devicedeletions.bootstrap.endtoend.MainJobScenario.developmentServer;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The main job, whole, on both databases. */
class MainJobEndToEndTest {

  @TempDir Path folder;

  @Test
  void on_the_embedded_database() {
    String[] store = {"--data-dir", folder.resolve("data").toString()};
    try (ServerProcess server = ServerProcess.start(developmentServer(store))) {
      new MainJobScenario(folder, store).run(server.api());
    }
  }

  @Test
  void on_postgresql() {
    String[] store = PostgresOptions.freshDatabase();
    try (ServerProcess server = ServerProcess.start(developmentServer(store))) {
      new MainJobScenario(folder, store).run(server.api());
    }
  }

  /** The tokens of one development server are no good at the other, so each client asks its own. */
  @Test
  void on_postgresql_with_two_servers() {
    String[] store = PostgresOptions.freshDatabase();
    try (ServerProcess one = ServerProcess.start(developmentServer(store));
        ServerProcess other = ServerProcess.start(developmentServer(store))) {
      new MainJobScenario(folder, store).run(one.api(), other.api());
    }
  }
}
