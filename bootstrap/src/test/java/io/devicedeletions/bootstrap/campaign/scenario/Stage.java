package io.devicedeletions.bootstrap.campaign.scenario;

import io.devicedeletions.bootstrap.campaign.process.Database;
import java.util.Random;
import java.util.function.Function;

/**
 * Worlds of one kind, a new one after so many strikes, each checked at its end.
 *
 * @param databases makes an empty database
 * @param servers how many servers share it
 * @param strikes after how many strikes a world is checked
 */
record Stage(Function<Arena, Database> databases, int servers, int strikes) {

  private static final int DEVICES = 2_500;
  private static final int PAUSE_MILLIS = 12;

  /** What is done to a world. */
  @FunctionalInterface
  interface Strike {
    void on(World world, Random random);
  }

  static Stage sqlite() {
    return new Stage(Arena::newSqlite, 1, 10);
  }

  static Stage postgres(int servers) {
    return new Stage(Arena::newPostgres, servers, 10);
  }

  Scenario of(Strike strike) {
    return (arena, repetitions, tally) -> play(arena, repetitions, tally, strike);
  }

  void play(Arena arena, int repetitions, Tally tally, Strike strike) {
    for (int from = 0; from < repetitions; from += strikes) {
      int some = Math.min(strikes, repetitions - from);
      inWorld(
          arena,
          tally,
          (world, random) -> {
            for (int time = 0; time < some; time++) {
              strike.on(world, random);
              tally.repetition();
            }
          });
    }
  }

  /**
   * One world, in which the strikes are counted by whoever strikes. Nothing is tried twice that is
   * blamed once: a device that is blamed for what was done to the world ends dead, and is found.
   */
  void inWorld(Arena arena, Tally tally, Strike strikes) {
    Database database = databases.apply(arena);
    try (World world =
        new World(database, arena.newFolder(), arena.random(), DEVICES, PAUSE_MILLIS)) {
      world.with("--max-attempts", "1").open(servers);
      strikes.on(world, arena.random());
      world.settleAndCheck(tally);
    }
  }
}
