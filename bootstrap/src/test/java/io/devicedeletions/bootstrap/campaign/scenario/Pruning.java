package io.devicedeletions.bootstrap.campaign.scenario;

import io.devicedeletions.bootstrap.campaign.checker.Invariant;
import io.devicedeletions.bootstrap.campaign.checker.Violation;
import io.devicedeletions.bootstrap.campaign.load.Fleet;
import io.devicedeletions.bootstrap.campaign.process.Database;
import io.devicedeletions.bootstrap.campaign.process.Node;
import io.devicedeletions.bootstrap.campaign.process.Pause;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/**
 * Servers are killed while they forget what is old. What is old and settled must be gone in the
 * end, batch and records, and nothing else: neither what is young nor what waits, however old, as
 * the work of a tenant that is paused.
 */
record Pruning(Function<Arena, Database> databases, int servers, List<String> faults) {

  private static final String PAUSED = Fleet.TENANTS.get(2);
  private static final Duration UNTIL_HIT = Duration.ofSeconds(50);
  private static final Duration UNTIL_GONE = Duration.ofSeconds(90);
  private static final int KILLED = 137;

  /** Records are forgotten before batches, in chunks. */
  static Pruning sqlite() {
    return new Pruning(
        Arena::newSqlite,
        1,
        List.of(
            "halt@prune.after:1",
            "halt@prune.before:2",
            "halt@prune.after:4",
            "halt@prune.before:1"));
  }

  /** A chunk of batches, then a day of records is detached and dropped. */
  static Pruning postgres(int servers) {
    return new Pruning(
        Arena::newPostgres,
        servers,
        List.of(
            "halt@prune.after:2",
            "halt@prune.after:1",
            "halt@prune.before:1",
            "halt@prune.after:3"));
  }

  void run(Arena arena, int repetitions, Tally tally) {
    for (int repetition = 0; repetition < repetitions; repetition++) {
      try (World world =
          new World(databases.apply(arena), arena.newFolder(), arena.random(), 2_500, 60)) {
        world.with("--keep-records", "P2D").open(servers);
        Pause.millis(4_000);
        pause(world, true);
        Pause.millis(4_000);
        Archive archive = Archive.age(world, arena.random());
        killWhilePruning(world, faults.get(repetition % faults.size()), tally);
        awaitGone(archive, tally);
        archive.makeWaitingYoung();
        pause(world, false);
        world.settleAndCheck(tally, archive::putBackInto);
      }
      tally.repetition();
    }
  }

  private static void pause(World world, boolean paused) {
    world.sql(
        "UPDATE tenant SET paused = (1 = " + (paused ? 1 : 0) + ") WHERE id = '" + PAUSED + "'");
  }

  /** The server that prunes is killed at this point, whichever it is. */
  private void killWhilePruning(World world, String fault, Tally tally) {
    for (int place = 0; place < servers; place++) {
      world.node(place).kill();
      world.replace(place, command -> command.withFault(fault));
    }
    boolean reached =
        Pause.until(
            UNTIL_HIT,
            () -> {
              boolean ended = false;
              for (int place = 0; place < servers; place++) {
                ended |= isKilled(world.node(place));
              }
              return ended;
            });
    if (!reached) {
      tally.note("not reached: " + fault);
    }
    for (int place = 0; place < servers; place++) {
      world.node(place).kill();
      world.replace(place);
    }
  }

  private static boolean isKilled(Node node) {
    return node.awaitExit(Duration.ZERO).orElse(0) == KILLED;
  }

  private static void awaitGone(Archive archive, Tally tally) {
    if (archive.settled() == 0 || archive.waiting() == 0) {
      tally.note("NOT REACHED: nothing was old, or nothing old was waiting");
    }
    if (!Pause.until(UNTIL_GONE, archive::isGone)) {
      tally.violations(
          List.of(new Violation(Invariant.NOT_STUCK, "something old and settled is still there")));
    }
  }
}
