package io.devicedeletions.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A store that refuses devices by constraints of its own, and then loses tables: the log tells the
 * operator what is wrong, and neither it nor an answer names a device or holds a statement.
 */
class FailingStoreEndToEndTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final List<CsvDevice> fleet = CsvDevice.fleet("acme", 20);

  @TempDir Path folder;

  @Test
  void on_the_embedded_database() {
    StoreCommands store = StoreCommands.embeddedIn(folder);
    store.importFleet(folder, "acme", fleet);
    store.sql(
        """
        CREATE TRIGGER protected_batch BEFORE INSERT ON deletion_batch
        WHEN NEW.names LIKE '%acme-3"%' BEGIN SELECT RAISE(ABORT, 'protected'); END
        """);
    store.sql(
        """
        CREATE TRIGGER protected_record BEFORE INSERT ON deletion_record
        WHEN NEW.name = 'acme-5' BEGIN SELECT RAISE(ABORT, 'protected'); END
        """);
    runIntoTrouble(store);
  }

  @Test
  void on_postgresql() {
    StoreCommands store = StoreCommands.onFreshPostgres();
    store.importFleet(folder, "acme", fleet);
    store.sql("ALTER TABLE deletion_batch ADD CHECK (NOT names @> ARRAY['acme-3'])");
    store.sql("ALTER TABLE deletion_record ADD CHECK (name <> 'acme-5')");
    runIntoTrouble(store);
  }

  private void runIntoTrouble(StoreCommands store) {
    try (ServerProcess server = store.serve("--max-attempts", "1")) {
      DevClient client = new DevClient(server.api(), "acme");
      isRefusedPolitely(client.schedule(fleet.subList(3, 4)));
      assertThat(client.schedule(fleet.subList(5, 6)).statusCode()).isEqualTo(202);
      store.await("SELECT count(*) FROM deletion_dead", 1);

      store.sql("ALTER TABLE device RENAME TO lost_device");
      assertThat(client.schedule(fleet.subList(7, 8)).statusCode()).isEqualTo(202);
      awaitLog(server, "claim rolled back");
      store.sql("ALTER TABLE deletion_batch RENAME TO lost_batch");
      isRefusedPolitely(client.schedule(fleet.subList(9, 10)));
      isDiscreet(server.standardError());
    }
  }

  private static void isRefusedPolitely(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body())
        .isEqualTo(
            "{\"code\":\"INTERNAL_ERROR\",\"message\":"
                + "\"nothing was scheduled, or repeating the request is harmless\"}");
  }

  private static void awaitLog(ServerProcess server, String text) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!server.standardError().contains(text) && System.nanoTime() < end) {
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
    assertThat(server.standardError()).contains(text);
  }

  private static void isDiscreet(String log) {
    assertThat(log).contains("attempt 1 failed, given up", "Exception: ", "\tat ");
    assertThat(log).doesNotContain("acme-3", "acme-5", "acme-7", "acme-9");
    assertThat(log).doesNotContainIgnoringCase("insert into", "delete from", "select ");
  }
}
