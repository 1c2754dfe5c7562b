package io.devicedeletions.bootstrap.overload;

import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.bootstrap.campaign.process.ServerCommand;
import io.devicedeletions.bootstrap.campaign.process.SqliteFolder;
import io.devicedeletions.bootstrap.overload.attack.AttackKind;
import io.devicedeletions.bootstrap.overload.attack.Tally;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The overload's machinery works: a sound server gives back what it took, and a leak is seen. */
class OverloadEndToEndTest {

  private static final int SECONDS = 2;

  @TempDir Path folder;

  @Test
  void a_server_that_is_asked_too_much() {
    Scenario scenario = Scenario.storm("at once", AttackKind.REQUESTS, 300, 0);
    try (Target target = Target.launch(ServerCommand.of(arguments()), log())) {
      Observation seen = new Round(target, SECONDS).run(scenario, 1);
      assertThat(seen.attackers().answers(202)).isPositive();
      assertThat(seen.attackers().get(Tally.IMPOLITE)).isZero();
      assertThat(seen.attackers().serverErrors()).isZero();
      assertThat(Promise.broken(scenario, seen))
          .doesNotContain(Promise.HEAP, Promise.THREADS, Promise.DESCRIPTORS, Promise.RECOVERY);
    }
  }

  @Test
  void a_server_that_leaks() {
    try (Target target = Target.launch(ServerCommand.of(LeakingServer.class, arguments()), log())) {
      Observation seen = new Round(target, SECONDS).run(Controls::nothing);
      assertThat(Promise.broken(Controls.LEAKS, seen)).containsAll(Controls.BY_LEAKING);
    }
  }

  private List<String> arguments() {
    return ServerCommand.serving(
        Target.TENANTS, new SqliteFolder(folder.resolve("data")).options());
  }

  private Path log() {
    return folder.resolve("server.log");
  }
}
