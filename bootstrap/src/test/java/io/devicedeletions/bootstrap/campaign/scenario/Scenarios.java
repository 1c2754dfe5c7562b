package io.devicedeletions.bootstrap.campaign.scenario;

import static io.devicedeletions.bootstrap.campaign.checker.Invariant.LINE_IN_ONE_PLACE;
import static io.devicedeletions.bootstrap.campaign.checker.Invariant.NOTHING_ELSE_GONE;
import static io.devicedeletions.bootstrap.campaign.checker.Invariant.ONE_RECORD;
import static io.devicedeletions.bootstrap.campaign.checker.Invariant.REMOVED_AS_RECORDED;
import static io.devicedeletions.bootstrap.campaign.scenario.Controls.sabotaged;
import static io.devicedeletions.bootstrap.campaign.scenario.Network.blackHole;
import static io.devicedeletions.bootstrap.campaign.scenario.Network.delay;
import static io.devicedeletions.bootstrap.campaign.scenario.PostgresTrouble.lock;
import static io.devicedeletions.bootstrap.campaign.scenario.PostgresTrouble.outage;
import static io.devicedeletions.bootstrap.campaign.scenario.PostgresTrouble.poolExhaustion;
import static io.devicedeletions.bootstrap.campaign.scenario.PostgresTrouble.snapshot;
import static io.devicedeletions.bootstrap.campaign.scenario.PostgresTrouble.storm;
import static io.devicedeletions.bootstrap.campaign.scenario.Signals.freeze;
import static io.devicedeletions.bootstrap.campaign.scenario.Signals.terminate;
import static java.time.Duration.ZERO;
import static java.time.Duration.ofSeconds;

import java.util.List;
import java.util.stream.Stream;

/** Every scenario, with how often the fault strikes in a short campaign and in a long one. */
public final class Scenarios {

  private static final String LOSE = "lose@queue.after:5";
  private static final String BYSTANDER = "bystander@remove.after:5";
  private static final String TWICE = "twice@record.after:5";
  private static final String TENANT = "tenant@remove.after:5";

  private Scenarios() {}

  /**
   * A scenario.
   *
   * @param shortCount repetitions in the short campaign; none if it is left out
   * @param longCount repetitions in the long campaign
   */
  public record Named(String name, int shortCount, int longCount, Scenario scenario) {}

  public static List<Named> all() {
    return Stream.of(kills(), processes(), postgres(), network(), stores(), controls())
        .flatMap(List::stream)
        .toList();
  }

  private static List<Named> kills() {
    Kills sqlite = Kills.sqlite();
    Kills twoNodes = Kills.postgres(2);
    Kills threeNodes = Kills.postgres(3);
    return List.of(
        new Named("kill -9 at some steps, SQLite", 3, 0, sqlite::atSomeSteps),
        new Named("kill -9 at some steps, PostgreSQL", 3, 0, twoNodes::atSomeSteps),
        new Named("kill -9 at every step, SQLite", 0, 2, sqlite::atEveryStep),
        new Named("kill -9 at every step, PostgreSQL", 0, 2, twoNodes::atEveryStep),
        new Named("kill -9 at random, SQLite", 3, 200, sqlite::atRandom),
        new Named("kill -9 at random, PostgreSQL, 3 nodes", 3, 200, threeNodes::atRandom),
        new Named("kill -9 while all rests, SQLite", 0, 10, new Resting(Arena::newSqlite, 1)::run),
        new Named(
            "kill -9 while all rests, PostgreSQL", 1, 10, new Resting(Arena::newPostgres, 2)::run),
        new Named("cancelled under faults, PostgreSQL", 2, 80, Cancellations::underFaults),
        new Named("kill -9 while pruning, SQLite", 0, 8, Pruning.sqlite()::run),
        new Named("kill -9 while pruning, PostgreSQL", 0, 8, Pruning.postgres(2)::run));
  }

  private static List<Named> processes() {
    Stage two = Stage.postgres(2);
    Stage three = Stage.postgres(3);
    return List.of(
        new Named("SIGTERM under load, SQLite", 1, 20, terminate(Stage.sqlite())),
        new Named("SIGTERM under load, PostgreSQL, 3 nodes", 0, 20, terminate(three)),
        new Named("SIGSTOP 12 s, PostgreSQL, 2 nodes", 1, 0, two.of(freeze(ofSeconds(12)))),
        new Named("SIGSTOP 40 s, PostgreSQL, 3 nodes", 0, 5, three.of(freeze(ofSeconds(40)))));
  }

  private static List<Named> postgres() {
    Stage two = Stage.postgres(2);
    Stage storms = new Stage(Arena::newPostgres, 2, 50);
    Stage crowded = new Stage(Arena::newPostgres, 1, 1);
    return List.of(
        new Named("backends terminated", 5, 200, storms.of(storm("pg_terminate_backend"))),
        new Named("statements cancelled", 5, 200, storms.of(storm("pg_cancel_backend"))),
        new Named("PostgreSQL immediate stop, start", 1, 20, outage("immediate", ZERO)),
        new Named("PostgreSQL away for 5 s", 0, 5, outage("fast", ofSeconds(5))),
        new Named("PostgreSQL away for a minute", 0, 1, outage("immediate", ofSeconds(60))),
        new Named("intake pool exhausted", 1, 5, poolExhaustion(crowded)),
        new Named("devices locked for 4 s", 0, 5, two.of(lock("device"))),
        new Named("max_connections reached", 1, 5, two.of(PostgresTrouble::noConnectionLeft)),
        new Named("old snapshot held 3 s", 1, 0, snapshot(ofSeconds(3))),
        new Named("old snapshot held 3 min", 0, 1, snapshot(ofSeconds(180))));
  }

  private static List<Named> network() {
    return List.of(
        new Named("proxy cuts every connection", 4, 100, Network.on(Network::cut)),
        new Named("proxy cuts after COMMIT", 4, 100, Network.on(Network::cutAfterCommit)),
        new Named("proxy holds all bytes, 6 s", 0, 5, Network.on(blackHole(ofSeconds(6)))),
        new Named("proxy holds all bytes, 40 s", 0, 3, Network.on(blackHole(ofSeconds(40)))),
        new Named("proxy delays by 200 ms", 0, 10, Network.on(delay(200))));
  }

  private static List<Named> stores() {
    return List.of(
        new Named("disk full, SQLite", 1, 10, DiskFull::onSqlite),
        new Named("files copied and torn, SQLite", 2, 100, SqliteCopies::copy),
        new Named("power cut, unsynced is gone, SQLite", 2, 100, PowerCuts::cut),
        new Named("migrated by 3 at once, SQLite", 0, 10, Migrations::onSqlite),
        new Named("migrated by 3 at once, PostgreSQL", 1, 10, Migrations::onPostgres),
        new Named("clocks 15 minutes apart, PostgreSQL", 0, 5, Clocks::minutesApart),
        new Named("poison 1 in 100, SQLite", 1, 10, new Poison(Arena::newSqlite)::run),
        new Named("poison 1 in 100, PostgreSQL", 1, 10, new Poison(Arena::newPostgres)::run));
  }

  private static List<Named> controls() {
    return List.of(
        control("lose, SQLite", 1, sabotaged(Arena::newSqlite, LOSE, LINE_IN_ONE_PLACE)),
        control("lose, PostgreSQL", 0, sabotaged(Arena::newPostgres, LOSE, LINE_IN_ONE_PLACE)),
        control("bystander, SQLite", 0, sabotaged(Arena::newSqlite, BYSTANDER, NOTHING_ELSE_GONE)),
        control(
            "bystander, PostgreSQL",
            1,
            sabotaged(Arena::newPostgres, BYSTANDER, NOTHING_ELSE_GONE)),
        control("twice, SQLite", 0, sabotaged(Arena::newSqlite, TWICE, REMOVED_AS_RECORDED)),
        control("twice, PostgreSQL", 1, sabotaged(Arena::newPostgres, TWICE, ONE_RECORD)),
        control("tenant, SQLite", 1, sabotaged(Arena::newSqlite, TENANT, NOTHING_ELSE_GONE)),
        control("tenant, PostgreSQL", 0, sabotaged(Arena::newPostgres, TENANT, NOTHING_ELSE_GONE)),
        control("hasten, SQLite", 0, Controls.hastened(Arena::newSqlite)),
        control("hasten, PostgreSQL", 1, Controls.hastened(Arena::newPostgres)),
        control("uncancel, PostgreSQL", 1, Cancellations::takenBack),
        control("unsynced, SQLite", 1, PowerCuts::unsynced),
        control("unsynced, PostgreSQL", 1, Controls::unsynced));
  }

  /** In a short campaign each sabotage is shown on one database. */
  private static Named control(String name, int shortCount, Scenario scenario) {
    return new Named("control (must be red): " + name, shortCount, 3, scenario);
  }
}
