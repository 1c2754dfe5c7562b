package io.devicedeletions.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.bootstrap.endtoend.ExecutableJar.Result;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * One device in a hundred cannot be removed: the others are, it is given up and shown, and once the
 * cause is gone it is requeued and removed.
 */
class DeadLettersEndToEndTest {

  private static final Pattern NAME = Pattern.compile("\"name\":\"([^\"]*)\"");
  private static final String[] LIST = {"dead", "list", "--tenant", "acme", "--json"};

  private final List<CsvDevice> fleet = CsvDevice.fleet("acme", 400);

  @TempDir Path folder;

  @Test
  void on_the_embedded_database() {
    StoreCommands store = StoreCommands.embeddedIn(folder);
    store.importFleet(folder, "acme", fleet);
    store.sql(
        """
        CREATE TRIGGER on_loan BEFORE DELETE ON device WHEN OLD.name LIKE '%50'
        BEGIN SELECT RAISE(ABORT, 'this device is on loan'); END
        """);
    giveUpAndRequeue(store, "DROP TRIGGER on_loan");
  }

  @Test
  void on_postgresql() {
    StoreCommands store = StoreCommands.onFreshPostgres();
    store.importFleet(folder, "acme", fleet);
    store.sql(
        """
        CREATE FUNCTION keep_on_loan() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN RAISE EXCEPTION 'this device is on loan'; END $$;
        CREATE TRIGGER on_loan BEFORE DELETE ON device
        FOR EACH ROW WHEN (OLD.name LIKE '%50') EXECUTE FUNCTION keep_on_loan()
        """);
    giveUpAndRequeue(store, "DROP TRIGGER on_loan ON device");
  }

  private void giveUpAndRequeue(StoreCommands store, String cure) {
    try (ServerProcess server = store.serve("--max-attempts", "2", "--retry-base", "PT0.1S")) {
      DevClient client = new DevClient(server.api(), "acme");
      for (int batch = 0; batch < 4; batch++) {
        assertThat(client.schedule(fleet.subList(batch * 100, batch * 100 + 100)).statusCode())
            .isEqualTo(202);
      }
      store.awaitCount("acme", 4);
      store.await("SELECT count(*) FROM deletion_dead", 4);
      String dead = store.succeed(LIST);
      assertThat(names(dead))
          .containsExactlyInAnyOrder("acme-50", "acme-150", "acme-250", "acme-350");
      assertThat(dead).contains("\"attempts\":2", "this device is on loan");
      assertThat(store.select("SELECT count(*) FROM deletion_work")).containsExactly("0");
      looksLikeATable(store.run("dead", "list", "--tenant", "acme", "--limit", "3"));

      store.sql(cure);
      assertThat(store.succeed("dead", "requeue", "--tenant", "globex")).isEqualTo("0 requeued\n");
      requeuesInParts(store);
      store.awaitCount("acme", 0);
    }
    assertThat(store.select("SELECT outcome FROM deletion_record"))
        .hasSize(fleet.size())
        .containsOnly("REMOVED");
  }

  private static List<String> names(String json) {
    return NAME.matcher(json).results().map((MatchResult found) -> found.group(1)).toList();
  }

  private static void looksLikeATable(Result table) {
    assertThat(table.out()).startsWith("DEVICE ").contains("this device is on loan", "tries 2, ");
    assertThat(table.err()).isEqualTo("These are the oldest 3; there may be more, see --limit.\n");
  }

  private static void requeuesInParts(StoreCommands store) {
    Result some = store.run("dead", "requeue", "--tenant", "acme", "--limit", "3");
    assertThat(some.out()).isEqualTo("3 requeued\n");
    assertThat(some.err()).isEqualTo("There may be more; run it again.\n");
    Result rest = store.run("dead", "requeue", "--tenant", "acme");
    assertThat(rest.out()).isEqualTo("1 requeued\n");
    assertThat(rest.err()).isEmpty();
    Result none = store.run(LIST);
    assertThat(none.out()).isEqualTo("[]\n");
    assertThat(none.err()).isEqualTo("Nothing of acme was given up.\n");
    assertThat(store.select("SELECT requester FROM deletion_intervention"))
        .isNotEmpty()
        .allMatch(requester -> requester.startsWith("command:"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"list", "requeue"})
  void a_mistyped_tenant_is_not_one_without_dead(String command) {
    StoreCommands store = StoreCommands.embeddedIn(folder);
    store.succeed("tenant", "enable", "acme");
    Result result = store.run("dead", command, "--tenant", "amce");
    assertThat(result.exitStatus()).isEqualTo(1);
    assertThat(result.err()).isEqualTo("There is no tenant amce; 'tenant enable' makes it.\n");
    assertThat(result.out()).isEmpty();
  }
}
