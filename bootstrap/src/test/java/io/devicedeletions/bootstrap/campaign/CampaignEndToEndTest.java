package io.devicedeletions.bootstrap.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.bootstrap.campaign.checker.Invariant;
import io.devicedeletions.bootstrap.campaign.checker.Violation;
import io.devicedeletions.bootstrap.campaign.process.Node;
import io.devicedeletions.bootstrap.campaign.process.Pause;
import io.devicedeletions.bootstrap.campaign.process.SqliteFolder;
import io.devicedeletions.bootstrap.campaign.scenario.Tally;
import io.devicedeletions.bootstrap.campaign.scenario.World;
import io.devicedeletions.bootstrap.leaks.Source;
import io.devicedeletions.bootstrap.leaks.Transcript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The campaign's machinery works: a kill where it is wanted is green, sabotage is red. */
class CampaignEndToEndTest {

  private static final int KILLED = 137;
  private static final long SEED = 42;

  @TempDir Path folder;

  @Test
  void a_server_that_is_killed_before_the_commit_of_a_removal() {
    try (World world = world().open(1)) {
      world.node(0).kill();
      Node doomed = world.replace(0, server -> server.withFault("halt@removal_commit.before:2"));
      assertThat(doomed.awaitExit(Duration.ofSeconds(30))).hasValue(KILLED);
      world.replace(0);
      assertThat(world.settleAndCheck(new Tally())).isEmpty();
    }
  }

  @Test
  void a_server_that_loses_what_it_has_accepted() {
    try (World world = world().open(1, server -> server.withFault("lose@queue.after:3"))) {
      Pause.until(Duration.ofSeconds(20), () -> world.accepted() > 15);
      List<Violation> found = world.settleAndCheck(new Tally());
      assertThat(found).extracting(Violation::invariant).containsOnly(Invariant.LINE_IN_ONE_PLACE);
    }
  }

  @AfterEach
  void keepWhatTheServersSaid() throws IOException {
    Transcript.keep(Source.LOG, Files.readString(folder.resolve("servers.log")));
  }

  private World world() {
    return new World(new SqliteFolder(folder.resolve("data")), folder, new Random(SEED), 500, 12);
  }
}
