package io.devicedeletions.bootstrap.campaign.scenario;

import io.devicedeletions.bootstrap.campaign.process.Pause;
import io.devicedeletions.bootstrap.campaign.process.PostgresDatabase;
import io.devicedeletions.bootstrap.campaign.proxy.CuttingProxy;
import io.devicedeletions.bootstrap.campaign.proxy.CuttingProxy.Cut;
import java.time.Duration;
import java.util.Random;

/** What can happen on the way to PostgreSQL. */
final class Network {

  private static final String ACCEPT = "INSERT INTO deletion_batch";
  private static final String COMMIT = "COMMIT";

  private Network() {}

  /** What is done to the way. */
  @FunctionalInterface
  interface Strike {
    void on(CuttingProxy proxy, Random random, Tally tally);
  }

  static Scenario on(Strike strike) {
    return (arena, repetitions, tally) -> {
      PostgresDatabase database = arena.newPostgres();
      try (CuttingProxy proxy = CuttingProxy.to(database.port());
          World world =
              new World(
                  database.behind(proxy.port()), arena.newFolder(), arena.random(), 2_500, 12)) {
        world.open(2);
        for (int repetition = 0; repetition < repetitions; repetition++) {
          Pause.millis(200 + arena.random().nextInt(300));
          strike.on(proxy, arena.random(), tally);
        }
        world.settleAndCheck(tally);
      }
    };
  }

  static void cut(CuttingProxy proxy, Random random, Tally tally) {
    proxy.cut();
    tally.repetition();
  }

  /**
   * The server says that it is committed and nobody hears of it: an accept, or the commit of a
   * removal. A cut for which it does not say so is not counted.
   */
  static void cutAfterCommit(CuttingProxy proxy, Random random, Tally tally) {
    String text = random.nextBoolean() ? ACCEPT : COMMIT;
    proxy.cutAfter(text);
    Pause.until(Duration.ofSeconds(10), () -> proxy.lastCut() != Cut.NOT_YET);
    switch (proxy.lastCut()) {
      case AFTER_COMMIT -> tally.repetition();
      case WITHOUT_COMMIT -> tally.note("not counted: a cut before any commit, after " + text);
      case NOT_YET -> {
        proxy.cutAfter("");
        tally.note("no connection to cut after " + text);
      }
    }
  }

  static Strike blackHole(Duration length) {
    return (proxy, random, tally) -> {
      proxy.hold(true);
      Pause.millis(length.toMillis());
      proxy.hold(false);
      tally.repetition();
    };
  }

  static Strike delay(long millis) {
    return (proxy, random, tally) -> {
      proxy.delay(millis);
      Pause.millis(2_000);
      proxy.delay(0);
      tally.repetition();
    };
  }
}
