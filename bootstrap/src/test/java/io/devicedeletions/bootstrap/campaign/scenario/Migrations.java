package io.devicedeletions.bootstrap.campaign.scenario;

import io.devicedeletions.bootstrap.campaign.process.Database;
import io.devicedeletions.bootstrap.campaign.process.Node;
import io.devicedeletions.bootstrap.campaign.process.Pause;
import io.devicedeletions.bootstrap.campaign.process.ServerCommand;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Several processes make the tables of an empty database at once, and one of them is killed. */
final class Migrations {

  private static final int KILLED = 137;

  private Migrations() {}

  /** Servers; in every other repetition the first halts at some table. */
  static void onPostgres(Arena arena, int repetitions, Tally tally) {
    for (int repetition = 0; repetition < repetitions; repetition++) {
      boolean killed = repetition % 2 == 1;
      String fault = "halt@migrate.after:" + (1 + arena.random().nextInt(3));
      try (World world =
          new World(arena.newPostgres(), arena.newFolder(), arena.random(), 500, 12)) {
        world.openEach(
            3, place -> command -> killed && place == 0 ? command.withFault(fault) : command);
        Pause.millis(1_500);
        world.settleAndCheck(tally);
        if (killed && world.halts() == 0) {
          tally.note("not reached: " + fault);
        }
      }
      tally.repetition();
    }
  }

  /** Commands, as only one server at a time may have the data directory. */
  static void onSqlite(Arena arena, int repetitions, Tally tally) {
    for (int repetition = 0; repetition < repetitions; repetition++) {
      Database database = arena.newSqlite();
      List<String> arguments =
          Stream.concat(Stream.of("migrate"), database.options().stream()).toList();
      boolean killed = repetition % 2 == 1;
      String fault = "halt@migrate.after:" + (1 + arena.random().nextInt(5));
      var log = arena.newFolder().resolve("migrations.log");
      List<Node> commands =
          Stream.of("", "", killed ? fault : "")
              .map(each -> ServerCommand.of(arguments).withFault(each).launch(log))
              .toList();
      commands.forEach(command -> command.awaitExit(Duration.ofSeconds(40)));
      if (killed && commands.get(2).awaitExit(Duration.ZERO).orElse(0) != KILLED) {
        tally.note("not reached by the last to come: " + fault);
      }
      try (World world = new World(database, arena.newFolder(), arena.random(), 500, 12)) {
        world.open(1);
        Pause.millis(1_500);
        world.settleAndCheck(tally);
      }
      tally.repetition();
    }
  }
}
