package io.devicedeletions.bootstrap.endtoend;

import static io.devicedeletions.bootstrap.endtoend.MainJobScenario.developmentServer;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is accepted under a grace stays in place, while what comes later without one goes. */
class GraceEndToEndTest {

  private final List<CsvDevice> fleet = CsvDevice.fleet("acme", 20);

  @TempDir Path folder;

  @Test
  void on_the_embedded_database() {
    acceptWithAndWithoutGrace("--data-dir", folder.resolve("data").toString());
  }

  @Test
  void on_postgresql() {
    acceptWithAndWithoutGrace(PostgresOptions.freshDatabase());
  }

  private void acceptWithAndWithoutGrace(String... store) {
    importFleet(store);
    try (ServerProcess resting = ServerProcess.start(with("PT1H", store))) {
      schedule(resting, fleet.subList(0, 5));
    }
    try (ServerProcess immediate = ServerProcess.start(with("PT0S", store))) {
      schedule(immediate, fleet.subList(5, 8));
      new MainJobScenario(folder, store).awaitCount("acme", 17);
    }
    assertThat(ExecutableJar.run(command(store, "inventory", "export", "--tenant", "acme")).out())
        .contains(fleet.get(0).exported(), fleet.get(4).exported(), fleet.get(8).exported())
        .doesNotContain(fleet.get(5).exported(), fleet.get(7).exported());
  }

  private void importFleet(String... store) {
    Path file = folder.resolve("acme.csv");
    CsvDevice.write(file, fleet);
    assertThat(
            ExecutableJar.run(
                    command(store, "inventory", "import", file.toString(), "--tenant", "acme"))
                .exitStatus())
        .isZero();
  }

  private static void schedule(ServerProcess server, List<CsvDevice> devices) {
    assertThat(new DevClient(server.api(), "acme").schedule(devices).statusCode()).isEqualTo(202);
  }

  private static String[] with(String grace, String... store) {
    return command(developmentServer(store), "--grace", grace);
  }

  private static String[] command(String[] store, String... arguments) {
    return Stream.concat(Arrays.stream(arguments), Arrays.stream(store)).toArray(String[]::new);
  }
}
