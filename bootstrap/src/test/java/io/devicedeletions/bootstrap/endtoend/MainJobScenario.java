package io.devicedeletions.bootstrap.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.bootstrap.endtoend.ExecutableJar.Result;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** A batch comes in, the devices are gone, and nothing else is: on any store, any servers. */
final class MainJobScenario {

  private static final int ACME_DEVICES = 10_000;
  private static final int GLOBEX_DEVICES = 2_000;

  private final Path folder;
  private final StoreCommands store;
  private final List<CsvDevice> acme = CsvDevice.fleet("acme", ACME_DEVICES);
  private final List<CsvDevice> globex = CsvDevice.fleet("globex", GLOBEX_DEVICES);

  MainJobScenario(Path folder, StoreCommands store) {
    this.folder = folder;
    this.store = store;
  }

  /** The options of a server for this scenario. */
  static String[] developmentServer(String... storeOptions) {
    return Stream.concat(
            Stream.of(
                "--dev",
                "--dev-tenant",
                "acme",
                "--dev-tenant",
                "globex",
                "--dev-secret",
                DevClient.SECRET),
            Arrays.stream(storeOptions))
        .toArray(String[]::new);
  }

  /** Runs it against servers that work on the same store; requests go to each in turn. */
  void run(URI... servers) {
    importInventories();
    assertThat(store.count("acme")).isEqualTo(ACME_DEVICES);

    expect(client(servers, 0, "acme").schedule(acme.subList(0, 100)), 100);
    expect(client(servers, 1, "acme").schedule(mixed()), 70);
    expect(client(servers, 2, "globex").schedule(globex.subList(50, 100)), 50);

    store.awaitCount("acme", ACME_DEVICES - 150);
    store.awaitCount("globex", GLOBEX_DEVICES - 50);
    assertThat(store.count("globex")).isEqualTo(GLOBEX_DEVICES - 50);
    assertThat(export("acme")).isEqualTo(exported(acme.subList(150, ACME_DEVICES)));
    assertThat(export("globex"))
        .isEqualTo(
            exported(
                Stream.concat(
                        globex.subList(0, 50).stream(),
                        globex.subList(100, GLOBEX_DEVICES).stream())
                    .toList()));
  }

  private void importInventories() {
    for (List<CsvDevice> fleet : List.of(acme, globex)) {
      String tenant = fleet.get(0).name().replaceFirst("-.*", "");
      Path file = folder.resolve(tenant + ".csv");
      CsvDevice.write(file, fleet);
      Result result = store.run("inventory", "import", file.toString(), "--tenant", tenant);
      assertThat(result.exitStatus()).as(result.err()).isZero();
      assertThat(result.out()).isEqualTo(fleet.size() + " imported, 0 left out\n");
    }
  }

  /** Fifty good ones, and every mistake: malformed, misnamed, unknown, another tenant's. */
  private List<CsvDevice> mixed() {
    List<CsvDevice> lines = new ArrayList<>(acme.subList(100, 150));
    acme.subList(200, 220).forEach(d -> lines.add(new CsvDevice(d.uid().substring(1), d.name())));
    acme.subList(300, 310).forEach(d -> lines.add(new CsvDevice(d.uid(), d.name() + " ")));
    lines.addAll(globex.subList(400, 405));
    CsvDevice.fleet("acme", ACME_DEVICES + 5)
        .subList(ACME_DEVICES, ACME_DEVICES + 5)
        .forEach(lines::add);
    return lines;
  }

  private static DevClient client(URI[] servers, int turn, String tenant) {
    return new DevClient(servers[turn % servers.length], tenant);
  }

  private static void expect(HttpResponse<String> response, int scheduled) {
    assertThat(response.statusCode()).as(response.body()).isEqualTo(202);
    assertThat(response.body()).contains("\"scheduledCount\":" + scheduled + ",");
  }

  private List<String> export(String tenant) {
    return store.succeed("inventory", "export", "--tenant", tenant).lines().toList();
  }

  private static List<String> exported(List<CsvDevice> devices) {
    return Stream.concat(Stream.of("uid,name,site"), devices.stream().map(CsvDevice::exported))
        .toList();
  }
}
