package io.devicedeletions.bootstrap.overload;

import io.devicedeletions.bootstrap.campaign.process.Pause;
import io.devicedeletions.bootstrap.overload.attack.AttackKind;
import io.devicedeletions.bootstrap.overload.attack.Tally;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** Servers that are broken on purpose: a judge that finds nothing wrong with them is wrong. */
final class Controls {

  static final Scenario STANDS_STILL =
      Scenario.crowd("control (must be red): stands still", AttackKind.IDLE, 0);
  static final Scenario LEAKS = Scenario.crowd("control (must be red): leaks", AttackKind.IDLE, 0);

  /** What must be found broken in a server that stands still for two seconds. */
  static final Set<Promise> BY_STANDING_STILL = Set.of(Promise.LIVENESS, Promise.LATENCY);

  /** What must be found broken in one that leaks. */
  static final Set<Promise> BY_LEAKING = Set.of(Promise.HEAP, Promise.THREADS, Promise.DESCRIPTORS);

  private static final int STILL_MILLIS = 2_000;

  private Controls() {}

  /** An attack that does nothing but hold the process for two seconds in the middle. */
  static Round.Assault freezing(Target target) {
    return seconds ->
        CompletableFuture.supplyAsync(
            () -> {
              Pause.millis(seconds * 500L);
              target.node().freeze();
              Pause.millis(STILL_MILLIS);
              target.node().thaw();
              return Tally.NONE;
            });
  }

  /** No attack at all: what leaks needs no help. */
  static CompletableFuture<Tally> nothing(int seconds) {
    return CompletableFuture.supplyAsync(
        () -> {
          Pause.millis(seconds * 1_000L);
          return Tally.NONE;
        });
  }
}
