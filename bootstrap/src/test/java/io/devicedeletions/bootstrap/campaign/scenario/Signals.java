package io.devicedeletions.bootstrap.campaign.scenario;

import io.devicedeletions.bootstrap.campaign.checker.Invariant;
import io.devicedeletions.bootstrap.campaign.checker.Violation;
import io.devicedeletions.bootstrap.campaign.process.Node;
import io.devicedeletions.bootstrap.campaign.process.Pause;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;

/** SIGSTOP with SIGCONT, and SIGTERM. */
final class Signals {

  private static final int TERMINATED = 143;

  private Signals() {}

  /** A server stands still for longer than any timeout, and goes on as if nothing had been. */
  static Stage.Strike freeze(Duration standstill) {
    return (world, random) -> {
      int place = random.nextInt(world.size());
      world.awaitListening(place);
      Pause.millis(300 + random.nextInt(500));
      world.node(place).freeze();
      Pause.millis(standstill.toMillis());
      world.node(place).thaw();
      Pause.millis(1_000);
    };
  }

  /** A server is asked to stop, and another one starts. */
  static Scenario terminate(Stage stage) {
    return (arena, repetitions, tally) ->
        stage.play(
            arena,
            repetitions,
            tally,
            (world, random) -> {
              int place = random.nextInt(world.size());
              world.awaitListening(place);
              Pause.millis(300 + random.nextInt(700));
              Node node = world.node(place);
              node.terminate();
              OptionalInt status = node.awaitExit(Duration.ofSeconds(40));
              if (status.isEmpty() || status.getAsInt() != TERMINATED) {
                tally.violations(
                    List.of(new Violation(Invariant.NOT_STUCK, "SIGTERM ended with " + status)));
                node.kill();
              }
              world.replace(place);
            });
  }
}
