package io.devicedeletions.application.example;

import static io.devicedeletions.domain.testkit.SampleDevices.device;
import static io.devicedeletions.domain.testkit.SampleTenants.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.application.port.out.DueDeletions;
import io.devicedeletions.application.port.out.RemoteInventory;
import io.devicedeletions.application.service.DeviceDeletions;
import io.devicedeletions.application.service.RemoteSettings;
import io.devicedeletions.application.testkit.Claims;
import io.devicedeletions.application.testkit.InMemoryStore;
import io.devicedeletions.application.testkit.SampleBatches;
import io.devicedeletions.domain.batch.DeletionBatch;
import io.devicedeletions.domain.batch.Grace;
import io.devicedeletions.domain.outcome.RemovalOutcome;
import io.devicedeletions.domain.outcome.Settlement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TheirInventoryTest {

  private static final Path GUIDE = Path.of("../docs/guide.md");
  private static final Path SOURCE =
      Path.of("src/test/java/io/devicedeletions/application/example/TheirInventory.java");

  @Test
  void isWhatTheGuideShows() throws IOException {
    String source = Files.readString(SOURCE);
    String shown =
        source
            .substring(
                source.indexOf("// guide: begin\n") + "// guide: begin\n".length(),
                source.indexOf("// guide: end"))
            .lines()
            .map(line -> line.isEmpty() ? line : "    " + line)
            .collect(Collectors.joining("\n"));

    assertThat(shown).contains("implements RemoteInventory");
    assertThat(Files.readString(GUIDE)).contains(shown);
  }

  @Test
  void removesThroughTheirApi() {
    InMemoryStore store = new InMemoryStore();
    DeletionBatch batch = new SampleBatches().of(ACME, device(1), device(2), device(3), device(4));
    store.deletionQueue().enqueue(batch, Grace.NONE);
    RemoteInventory inventory = new TheirInventory(TheirInventoryTest::answer);
    DueDeletions dueDeletions =
        DeviceDeletions.remoteRemoval(store.leasedDeletions(), inventory, RemoteSettings.DEFAULT);

    Claims.claim(dueDeletions, ACME);

    assertThat(store.deletionRecords().ofBatch(ACME, batch.id()).map(Settlement::outcome))
        .containsExactly(RemovalOutcome.REMOVED, RemovalOutcome.NOT_FOUND);
    assertThat(store.pendingDeletions().count(ACME, 10)).isEqualTo(2);
  }

  private static TheirApi.Reply answer(
      String tenant, String key, long token, String uid, String name) {
    return switch (key.substring(key.indexOf('/'))) {
      case "/0" -> new TheirApi.Reply(200, name);
      case "/1" -> new TheirApi.Reply(404, "");
      case "/2" -> new TheirApi.Reply(503, "");
      default -> throw new IllegalStateException("connection reset");
    };
  }
}
