package io.devicedeletions.bootstrap.endtoend;

import static io.devicedeletions.bootstrap.endtoend.MainJobScenario.developmentServer;
import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.bootstrap.endtoend.ExecutableJar.Result;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A device reported SCHEDULED is removed, even if the server is killed the moment it said so. */
class PulledPlugEndToEndTest {

  private static final int BATCHES = 10;
  private static final int DEVICES = 1_500;

  @TempDir Path folder;

  @Test
  void on_the_embedded_database() {
    killAfterAccepting("--data-dir", folder.resolve("data").toString());
  }

  @Test
  void on_postgresql() {
    killAfterAccepting(PostgresOptions.freshDatabase());
  }

  private void killAfterAccepting(String... store) {
    List<CsvDevice> fleet = CsvDevice.fleet("acme", DEVICES);
    Path file = folder.resolve("acme.csv");
    CsvDevice.write(file, fleet);
    Result imported =
        ExecutableJar.run(
            Stream.concat(
                    Stream.of("inventory", "import", file.toString(), "--tenant", "acme"),
                    Arrays.stream(store))
                .toArray(String[]::new));
    assertThat(imported.exitStatus()).as(imported.err()).isZero();

    acceptAndKill(fleet, store);

    try (ServerProcess again = ServerProcess.start(developmentServer(store))) {
      assertThat(again.api()).isNotNull();
      new MainJobScenario(folder, store).awaitCount("acme", DEVICES - BATCHES * 100);
    }
  }

  private static void acceptAndKill(List<CsvDevice> fleet, String... store) {
    try (ServerProcess server = ServerProcess.start(developmentServer(store))) {
      DevClient client = new DevClient(server.api(), "acme");
      for (int batch = 0; batch < BATCHES; batch++) {
        assertThat(client.schedule(fleet.subList(batch * 100, batch * 100 + 100)).statusCode())
            .isEqualTo(202);
      }
      server.kill();
    }
  }
}
