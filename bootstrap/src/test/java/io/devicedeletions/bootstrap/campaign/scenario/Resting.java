package io.devicedeletions.bootstrap.campaign.scenario;

import io.devicedeletions.bootstrap.campaign.checker.Circumstances;
import io.devicedeletions.bootstrap.campaign.checker.Invariant;
import io.devicedeletions.bootstrap.campaign.checker.Violation;
import io.devicedeletions.bootstrap.campaign.process.Database;
import io.devicedeletions.bootstrap.campaign.process.Pause;
import io.devicedeletions.bootstrap.campaign.store.StoreState;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/**
 * Every batch rests for a while, and servers are killed before the first is due and while the first
 * are removed: nothing may go before its time, and everything afterwards.
 */
record Resting(Function<Arena, Database> databases, int servers) {

  private static final Duration GRACE = Duration.ofSeconds(15);
  private static final Duration FOR_A_LOOK = Duration.ofSeconds(4);
  private static final int KILLS_AFTERWARDS = 3;

  void run(Arena arena, int repetitions, Tally tally) {
    for (int repetition = 0; repetition < repetitions; repetition++) {
      try (World world =
          new World(databases.apply(arena), arena.newFolder(), arena.random(), 2_500, 25)) {
        world.set(Circumstances.USUAL.withGrace(GRACE));
        // Whatever is accepted is accepted after this moment, and due so much later.
        long begin = System.nanoTime();
        world.with("--grace", GRACE.toString()).open(servers);
        while (since(begin).compareTo(GRACE.minus(FOR_A_LOOK)) < 0) {
          Kills.killOne(world, arena.random());
        }
        requireUntouched(world, begin, tally);
        Pause.until(GRACE, () -> world.count("SELECT count(*) FROM deletion_record") > 0);
        for (int kill = 0; kill < KILLS_AFTERWARDS; kill++) {
          Kills.killOne(world, arena.random());
        }
        world.settleAndCheck(tally);
      }
      tally.repetition();
    }
  }

  private static Duration since(long begin) {
    return Duration.ofNanos(System.nanoTime() - begin);
  }

  /** A look from outside, which believes neither the times that are stored nor the records. */
  private static void requireUntouched(World world, long begin, Tally tally) {
    StoreState seen = world.state();
    Duration elapsed = since(begin);
    if (elapsed.compareTo(GRACE) >= 0) {
      tally.note("NOT REACHED: no look at the database ended before the first batch was due");
    } else if (!seen.records().isEmpty() || !seen.devices().equals(world.inventory())) {
      tally.violations(
          List.of(
              new Violation(
                  Invariant.NOT_BEFORE_DUE,
                  "after %s of %s there are %d records and %d of %d devices"
                      .formatted(
                          elapsed,
                          GRACE,
                          seen.records().size(),
                          seen.devices().size(),
                          world.inventory().size()))));
    }
  }
}
