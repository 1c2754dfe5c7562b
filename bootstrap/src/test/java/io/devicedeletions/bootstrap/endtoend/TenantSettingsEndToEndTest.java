package io.devicedeletions.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.bootstrap.endtoend.ExecutableJar.Result;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can be set for a tenant, and what it does to a server that runs meanwhile. */
class TenantSettingsEndToEndTest {

  @TempDir Path folder;

  @Test
  void on_the_embedded_database_a_pause_holds_removals_back_and_nothing_else() {
    pauseAndResume(StoreCommands.embeddedIn(folder));
  }

  @Test
  void on_postgresql_a_pause_holds_removals_back_and_nothing_else() {
    pauseAndResume(StoreCommands.onFreshPostgres());
  }

  private void pauseAndResume(StoreCommands store) {
    List<CsvDevice> acme = CsvDevice.fleet("acme", 40);
    List<CsvDevice> globex = CsvDevice.fleet("globex", 20);
    store.importFleet(folder, "acme", acme);
    store.importFleet(folder, "globex", globex);
    try (ServerProcess server = store.serve()) {
      schedule(server, "acme", acme.subList(0, 10));
      store.awaitCount("acme", 30);

      assertThat(store.succeed("tenant", "set", "acme", "--pause"))
          .isEqualTo("acme enabled weight=1 paused=yes pending-cap=none\n");
      schedule(server, "acme", acme.subList(10, 20));
      // What is scheduled later, and removed, shows that the workers have looked since.
      schedule(server, "globex", globex);
      store.awaitCount("globex", 0);
      assertThat(store.count("acme")).isEqualTo(30);
      schedule(server, "acme", acme.subList(20, 30));

      store.succeed("tenant", "set", "acme", "--resume");
      store.awaitCount("acme", 10);
    }
  }

  private static void schedule(ServerProcess server, String tenant, List<CsvDevice> devices) {
    assertThat(new DevClient(server.api(), tenant).schedule(devices).statusCode()).isEqualTo(202);
  }

  @Test
  void what_is_not_named_stays_and_the_switch_keeps_the_settings() {
    StoreCommands store = StoreCommands.embeddedIn(folder);
    store.succeed("tenant", "enable", "acme");
    store.succeed("tenant", "set", "acme", "--weight", "3", "--pending-cap", "500");
    store.succeed("tenant", "set", "--pause", "acme");
    assertThat(store.succeed("tenant", "disable", "acme")).isEqualTo("acme disabled\n");
    assertThat(store.succeed("tenant", "list"))
        .isEqualTo("acme disabled weight=3 paused=yes pending-cap=500\n");
    assertThat(store.succeed("tenant", "enable", "acme")).isEqualTo("acme enabled\n");
    assertThat(store.succeed("tenant", "set", "acme", "--no-pending-cap", "--resume"))
        .isEqualTo("acme enabled weight=3 paused=no pending-cap=none\n");
  }

  @Test
  void a_mistyped_tenant_is_not_made_by_its_settings() {
    StoreCommands store = StoreCommands.embeddedIn(folder);
    store.succeed("tenant", "enable", "acme");
    Result result = store.run("tenant", "set", "amce", "--pause");
    assertThat(result.exitStatus()).isEqualTo(1);
    assertThat(result.err()).isEqualTo("There is no tenant amce; 'tenant enable' makes it.\n");
    assertThat(store.succeed("tenant", "list")).startsWith("acme enabled ").doesNotContain("amce");
  }
}
