package io.devicedeletions.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A device reported SCHEDULED is removed, even if the server is killed the moment it said so. */
class PulledPlugEndToEndTest {

  private static final int BATCHES = 10;
  private static final int DEVICES = 1_500;

  @TempDir Path folder;

  @Test
  void on_the_embedded_database() {
    killAfterAccepting(StoreCommands.embeddedIn(folder));
  }

  @Test
  void on_postgresql() {
    killAfterAccepting(StoreCommands.onFreshPostgres());
  }

  private void killAfterAccepting(StoreCommands store) {
    List<CsvDevice> fleet = CsvDevice.fleet("acme", DEVICES);
    store.importFleet(folder, "acme", fleet);

    acceptAndKill(fleet, store);

    try (ServerProcess again = store.serve()) {
      assertThat(again.api()).isNotNull();
      store.awaitCount("acme", DEVICES - BATCHES * 100);
    }
  }

  private static void acceptAndKill(List<CsvDevice> fleet, StoreCommands store) {
    try (ServerProcess server = store.serve()) {
      DevClient client = new DevClient(server.api(), "acme");
      for (int batch = 0; batch < BATCHES; batch++) {
        assertThat(client.schedule(fleet.subList(batch * 100, batch * 100 + 100)).statusCode())
            .isEqualTo(202);
      }
      server.kill();
    }
  }
}
