package io.devicedeletions.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is accepted under a grace stays in place, while what comes later without one goes. */
class GraceEndToEndTest {

  private final List<CsvDevice> fleet = CsvDevice.fleet("acme", 20);

  @TempDir Path folder;

  @Test
  void on_the_embedded_database() {
    acceptWithAndWithoutGrace(StoreCommands.embeddedIn(folder));
  }

  @Test
  void on_postgresql() {
    acceptWithAndWithoutGrace(StoreCommands.onFreshPostgres());
  }

  private void acceptWithAndWithoutGrace(StoreCommands store) {
    store.importFleet(folder, "acme", fleet);
    try (ServerProcess resting = store.serve("--grace", "PT1H")) {
      schedule(resting, fleet.subList(0, 5));
    }
    try (ServerProcess immediate = store.serve("--grace", "PT0S")) {
      schedule(immediate, fleet.subList(5, 8));
      store.awaitCount("acme", 17);
    }
    assertThat(store.succeed("inventory", "export", "--tenant", "acme"))
        .contains(fleet.get(0).exported(), fleet.get(4).exported(), fleet.get(8).exported())
        .doesNotContain(fleet.get(5).exported(), fleet.get(7).exported());
  }

  private static void schedule(ServerProcess server, List<CsvDevice> devices) {
    assertThat(new DevClient(server.api(), "acme").schedule(devices).statusCode()).isEqualTo(202);
  }
}
