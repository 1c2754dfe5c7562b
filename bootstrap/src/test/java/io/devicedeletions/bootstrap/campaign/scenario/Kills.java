package io.devicedeletions.bootstrap.campaign.scenario;

import io.devicedeletions.bootstrap.campaign.fault.Moment;
import io.devicedeletions.bootstrap.campaign.fault.Step;
import io.devicedeletions.bootstrap.campaign.process.Node;
import io.devicedeletions.bootstrap.campaign.process.Pause;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;

/** kill -9, at chosen steps and at any moment. A new world for every ten kills. */
final class Kills {

  private static final int KILLS_A_WORLD = 10;
  private static final Duration UNTIL_HIT = Duration.ofSeconds(15);

  /** Steps that only happen in scenarios of their own. */
  private static final Set<Step> RARE =
      Set.of(Step.MIGRATE, Step.HOUSEKEEPING, Step.PUT_BACK, Step.BURY, Step.PRUNE, Step.INTERVENE);

  private final Stage stage;
  private final Set<Step> steps;

  private Kills(Stage stage, Set<Step> steps) {
    this.stage = stage;
    this.steps = steps;
  }

  static Kills sqlite() {
    return new Kills(Stage.sqlite(), EnumSet.complementOf(EnumSet.copyOf(RARE)));
  }

  /** Beside others, one of which is killed. */
  static Kills postgres(int servers) {
    Set<Step> steps = EnumSet.complementOf(EnumSet.copyOf(RARE));
    steps.add(Step.HOUSEKEEPING);
    // One statement in autocommit accepts, and nothing says BEGIN.
    steps.removeAll(Set.of(Step.BEGIN, Step.ACCEPT_COMMIT));
    return new Kills(Stage.postgres(servers), steps);
  }

  /** Each step in turn, both sides of it, so many times; fewer than all if there is little time. */
  void atEveryStep(Arena arena, int repetitions, Tally tally) {
    List<String> points = new ArrayList<>();
    for (int repetition = 0; repetition < repetitions; repetition++) {
      points.addAll(points(arena.random()));
    }
    inWorlds(arena, tally, points);
  }

  /** Some steps, chosen at random. */
  void atSomeSteps(Arena arena, int kills, Tally tally) {
    List<String> points = points(arena.random());
    Collections.shuffle(points, arena.random());
    inWorlds(arena, tally, points.subList(0, Math.min(kills, points.size())));
  }

  /** What happens once in the life of a process is hit the first time. */
  private List<String> points(Random random) {
    List<String> points = new ArrayList<>();
    for (Step step : steps) {
      for (Moment moment : Moment.values()) {
        int passing = step == Step.HOUSEKEEPING ? 1 : 1 + random.nextInt(8);
        points.add("halt@%s.%s:%d".formatted(step, moment, passing).toLowerCase(Locale.ROOT));
      }
    }
    return points;
  }

  private void inWorlds(Arena arena, Tally tally, List<String> points) {
    for (int from = 0; from < points.size(); from += KILLS_A_WORLD) {
      List<String> some = points.subList(from, Math.min(points.size(), from + KILLS_A_WORLD));
      stage.inWorld(
          arena, tally, (world, random) -> some.forEach(point -> killAt(world, point, tally)));
    }
  }

  /** The server in the first place is replaced by one that will halt by itself. */
  private static void killAt(World world, String point, Tally tally) {
    world.node(0).kill();
    Node doomed = world.replace(0, command -> command.withFault(point));
    doomed.awaitListening(Duration.ofSeconds(20));
    OptionalInt status = doomed.awaitExit(UNTIL_HIT);
    if (status.isPresent() && status.getAsInt() == 137) {
      tally.repetition();
    } else {
      tally.note("not reached: " + point);
      doomed.kill();
    }
  }

  /** At any moment; with several servers the others go on, and the next strike does not wait. */
  void atRandom(Arena arena, int kills, Tally tally) {
    stage.play(arena, kills, tally, Kills::killOne);
  }

  static void killOne(World world, Random random) {
    int place = random.nextInt(world.size());
    world.awaitListening(place);
    Pause.millis(100 + random.nextInt(world.size() == 1 ? 1_400 : 300));
    world.node(place).kill();
    world.replace(place);
  }
}
