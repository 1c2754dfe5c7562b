package io.devicedeletions.bootstrap.campaign.scenario;

import io.devicedeletions.bootstrap.campaign.checker.Invariant;
import io.devicedeletions.bootstrap.campaign.checker.Violation;
import io.devicedeletions.bootstrap.campaign.load.Fleet;
import io.devicedeletions.bootstrap.campaign.process.Database;
import io.devicedeletions.bootstrap.campaign.process.Pause;
import io.devicedeletions.bootstrap.campaign.process.ServerCommand;
import io.devicedeletions.bootstrap.campaign.process.SqliteFolder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * One device in a hundred cannot be removed. Its line alone must end among the dead, also if the
 * server is killed while it puts it back; cured and requeued, it must be removed.
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
    if (!isServed()) {
      tally.note("NOT RUN: serve has no --max-attempts yet, so a poisoned claim is tried for ever");
      return;
    }
    for (int repetition = 0; repetition < repetitions; repetition++) {
      String fault = FAULTS.get(repetition % FAULTS.size());
      Database database = databases.apply(arena);
      try (World world = new World(database, arena.newFolder(), arena.random(), 2_500, 12)) {
        world
            .with("--max-attempts", "3", "--retry-base", "PT0.2S")
            .open(database instanceof SqliteFolder ? 1 : 2, command -> command.withFault(fault));
        world.sql(poison(database));
        Pause.millis(4_000);
        world.settleAndCheck(tally);
        if (!fault.isEmpty() && world.halts() == 0) {
          tally.note("not reached: " + fault);
        }
        require(world.count("SELECT count(*) FROM deletion_dead") > 0, "nothing is dead", tally);
        cure(world, arena.newFolder());
        Tally cured = new Tally();
        world.settleAndCheck(cured);
        tally.violations(cured.violations());
        require(
            world.count("SELECT count(*) FROM deletion_dead") == 0,
            "a requeued line is dead again",
            tally);
      }
      tally.repetition();
    }
  }

  private static boolean isServed() {
    return ServerCommand.of(List.of("serve", "--help")).output().contains("--max-attempts");
  }

  private static boolean succeeds(List<String> arguments, Path folder) {
    return ServerCommand.of(arguments)
            .launch(folder.resolve("command.log"))
            .awaitExit(Duration.ofSeconds(40))
            .orElse(-1)
        == 0;
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

  private static void cure(World world, Path folder) {
    boolean sqlite = world.database() instanceof SqliteFolder;
    world.sql("DROP TRIGGER poison" + (sqlite ? "" : " ON device"));
    for (String tenant : Fleet.TENANTS) {
      List<String> requeue =
          Stream.concat(
                  Stream.of("dead", "requeue", "--tenant", tenant),
                  world.database().options().stream())
              .toList();
      if (!succeeds(requeue, folder)) {
        requeueBySql(world, tenant, sqlite);
      }
    }
  }

  /** What the command does, for as long as there is none. */
  private static void requeueBySql(World world, String tenant, boolean sqlite) {
    world.sql(
        """
        INSERT INTO deletion_work (tenant, batch_id, part, due_at, attempts, lines)
        SELECT tenant, batch_id, line, %s, 0, %s FROM deletion_dead WHERE tenant = '%s'
        """
            .formatted(
                sqlite ? "CAST(unixepoch('subsec') * 1000 AS INTEGER)" : "now()",
                sqlite ? "json_array(line)" : "ARRAY[line]",
                tenant),
        "DELETE FROM deletion_dead WHERE tenant = '" + tenant + "'");
  }
}
