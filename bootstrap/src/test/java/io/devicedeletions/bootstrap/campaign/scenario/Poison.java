package io.devicedeletions.bootstrap.campaign.scenario;

import io.devicedeletions.bootstrap.campaign.checker.Circumstances;
import io.devicedeletions.bootstrap.campaign.checker.Invariant;
import io.devicedeletions.bootstrap.campaign.checker.Violation;
import io.devicedeletions.bootstrap.campaign.load.Fleet;
import io.devicedeletions.bootstrap.campaign.process.Database;
import io.devicedeletions.bootstrap.campaign.process.Pause;
import io.devicedeletions.bootstrap.campaign.process.ServerCommand;
import io.devicedeletions.bootstrap.campaign.process.SqliteFolder;
import io.devicedeletions.bootstrap.campaign.store.DeviceKey;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One device in a hundred cannot be removed. Before the cure exactly the lines that ask for one
 * that is still there are dead: the checker knows no other place for them, and nobody else may be
 * there; also if the server is killed while it puts one back. Cured and requeued, they must be
 * removed.
 */
record Poison(Function<Arena, Database> databases) {

  private static final String POISONED = "DEVICE-%01";
  private static final List<String> FAULTS =
      List.of(
          "",
          "halt@put_back.before:2",
          "halt@put_back.after:2",
          "halt@bury.before:1",
          "halt@bury.after:1");

  void run(Arena arena, int repetitions, Tally tally) {
    for (int repetition = 0; repetition < repetitions; repetition++) {
      String fault = FAULTS.get(repetition % FAULTS.size());
      Database database = databases.apply(arena);
      try (World world = new World(database, arena.newFolder(), arena.random(), 2_500, 12)) {
        world
            .with("--max-attempts", "3", "--retry-base", "PT0.2S")
            .open(database instanceof SqliteFolder ? 1 : 2, command -> command.withFault(fault));
        world.sql(poison(database));
        Pause.millis(4_000);
        world.set(Circumstances.USUAL.withMayDie(poisoned(world)));
        world.settleAndCheck(tally);
        if (!fault.isEmpty() && world.halts() == 0) {
          tally.note("not reached: " + fault);
        }
        require(world.count("SELECT count(*) FROM deletion_dead") > 0, "nothing is dead", tally);
        cure(world, arena.newFolder(), tally);
      }
      tally.repetition();
    }
  }

  /** The devices whose names end as the trigger says. */
  private static Set<DeviceKey> poisoned(World world) {
    String begin = POISONED.substring(0, POISONED.indexOf('%'));
    String end = POISONED.substring(POISONED.indexOf('%') + 1);
    return world.inventory().entrySet().stream()
        .filter(device -> device.getValue().startsWith(begin) && device.getValue().endsWith(end))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  private static void require(boolean holds, String otherwise, Tally tally) {
    if (!holds) {
      tally.violations(List.of(new Violation(Invariant.NOT_STUCK, otherwise)));
    }
  }

  private static String[] poison(Database database) {
    return database instanceof SqliteFolder
        ? new String[] {
          """
          CREATE TRIGGER poison BEFORE DELETE ON device WHEN OLD.name LIKE '%s'
          BEGIN SELECT RAISE(ABORT, 'poisoned'); END
          """
              .formatted(POISONED)
        }
        : new String[] {
          """
          CREATE FUNCTION poison() RETURNS trigger LANGUAGE plpgsql AS $$
          BEGIN RAISE EXCEPTION 'poisoned'; END $$
          """,
          """
          CREATE TRIGGER poison BEFORE DELETE ON device FOR EACH ROW
          WHEN (OLD.name LIKE '%s') EXECUTE FUNCTION poison()
          """
              .formatted(POISONED)
        };
  }

  /** From here on nothing may be dead, and everything must be settled. */
  private static void cure(World world, Path folder, Tally tally) {
    world.set(Circumstances.USUAL);
    world.sql(
        "DROP TRIGGER poison" + (world.database() instanceof SqliteFolder ? "" : " ON device"));
    for (String tenant : Fleet.TENANTS) {
      List<String> requeue =
          Stream.concat(
                  Stream.of("dead", "requeue", "--tenant", tenant),
                  world.database().options().stream())
              .toList();
      OptionalInt status =
          ServerCommand.of(requeue)
              .launch(folder.resolve("command.log"))
              .awaitExit(Duration.ofSeconds(40));
      require(status.equals(OptionalInt.of(0)), "dead requeue ended with " + status, tally);
    }
    Tally cured = new Tally();
    world.settleAndCheck(cured);
    tally.violations(cured.violations());
  }
}
