package io.devicedeletions.bootstrap.endtoend;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The main job, whole, on both databases. */
class MainJobEndToEndTest {

  @TempDir Path folder;

  @Test
  void on_the_embedded_database() {
    StoreCommands store = StoreCommands.embeddedIn(folder);
    try (ServerProcess server = store.serve()) {
      new MainJobScenario(folder, store).run(server.api());
    }
  }

  @Test
  void on_postgresql() {
    StoreCommands store = StoreCommands.onFreshPostgres();
    try (ServerProcess server = store.serve()) {
      new MainJobScenario(folder, store).run(server.api());
    }
  }

  /** The tokens of one development server are no good at the other, so each client asks its own. */
  @Test
  void on_postgresql_with_two_servers() {
    StoreCommands store = StoreCommands.onFreshPostgres();
    try (ServerProcess one = store.serve();
        ServerProcess other = store.serve()) {
      new MainJobScenario(folder, store).run(one.api(), other.api());
    }
  }
}
