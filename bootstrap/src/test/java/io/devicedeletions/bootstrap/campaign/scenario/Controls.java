package io.devicedeletions.bootstrap.campaign.scenario;

import io.devicedeletions.bootstrap.campaign.checker.Circumstances;
import io.devicedeletions.bootstrap.campaign.checker.Invariant;
import io.devicedeletions.bootstrap.campaign.checker.Violation;
import io.devicedeletions.bootstrap.campaign.process.Database;
import io.devicedeletions.bootstrap.campaign.process.Pause;
import io.devicedeletions.bootstrap.campaign.process.PostgresCluster;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Negative controls: real servers that are sabotaged through the driver. A control is passed when
 * the checker is red for the right reason; a green checker is the violation.
 */
final class Controls {

  private static final int DEVICES = 1_000;
  private static final int PAUSE_MILLIS = 10;
  private static final long MILLIS_UNDER_LOAD = 2_500;
  private static final Duration GRACE = Duration.ofSeconds(5);

  private Controls() {}

  /** A control whose sabotage takes place inside one server. */
  static Scenario sabotaged(
      Function<Arena, Database> databases, String fault, Invariant... expected) {
    return sabotaged(databases, world -> {}, fault, expected);
  }

  /** A control in which batches are to rest, and do not. */
  static Scenario hastened(Function<Arena, Database> databases) {
    return sabotaged(
        databases,
        world -> {
          world.set(Circumstances.USUAL.withGrace(GRACE));
          world.with("--grace", GRACE.toString());
        },
        "hasten@queue.after:5",
        Invariant.NOT_BEFORE_DUE);
  }

  private static Scenario sabotaged(
      Function<Arena, Database> databases,
      Consumer<World> setting,
      String fault,
      Invariant... expected) {
    return (arena, repetitions, tally) -> {
      for (int repetition = 0; repetition < repetitions; repetition++) {
        Tally inside = new Tally();
        try (World world =
            new World(
                databases.apply(arena), arena.newFolder(), arena.random(), DEVICES, PAUSE_MILLIS)) {
          setting.accept(world);
          world.open(1, command -> command.withFault(fault));
          Pause.millis(MILLIS_UNDER_LOAD);
          // What is lost or removed by mistake is found in the end, and what stays is waited for.
          requireRed(world.settleAndCheck(inside), tally, expected);
        }
        tally.adopt(inside);
      }
    };
  }

  /** Commits that do not wait for the disk, and a crash of PostgreSQL; no worker syncs for them. */
  static void unsynced(Arena arena, int repetitions, Tally tally) {
    PostgresCluster cluster = arena.cluster();
    for (int repetition = 0; repetition < repetitions; repetition++) {
      Tally inside = new Tally();
      cluster.stop("fast");
      cluster.start("wal_writer_delay=10s", "wal_writer_flush_after=1GB");
      try (World world =
          new World(
              arena.newPostgres(), arena.newFolder(), arena.random(), DEVICES, PAUSE_MILLIS)) {
        world.open(
            1, command -> command.with("--role", "api").withFault("unsynced@accept.before:1"));
        Pause.until(Duration.ofSeconds(20), () -> world.accepted() > 50);
        cluster.stop("immediate");
        cluster.start();
        world.node(0).kill();
        world.replace(0);
        // Without a replay, which would store again what was lost, there is only the answer.
        requireRed(world.settleAndCheck(inside), tally, Invariant.LINE_IN_ONE_PLACE);
      }
      tally.adopt(inside);
    }
  }

  static void requireRed(List<Violation> found, Tally tally, Invariant... expected) {
    Set<Invariant> broken = found.stream().map(Violation::invariant).collect(Collectors.toSet());
    tally.repetition();
    if (broken.containsAll(Set.of(expected))) {
      System.out.println("    red, as it must be: " + found.get(0));
    } else {
      tally.violations(
          List.of(
              new Violation(
                  expected[0], "the checker does not see the sabotage, it says " + found)));
    }
  }
}
