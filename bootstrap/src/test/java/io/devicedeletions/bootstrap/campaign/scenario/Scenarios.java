package io.devicedeletions.bootstrap.campaign.scenario;

import static io.devicedeletions.bootstrap.campaign.checker.Invariant.LINE_IN_ONE_PLACE;
import static io.devicedeletions.bootstrap.campaign.checker.Invariant.NOTHING_ELSE_GONE;
import static io.devicedeletions.bootstrap.campaign.checker.Invariant.ONE_RECORD;
import static io.devicedeletions.bootstrap.campaign.checker.Invariant.REMOVED_AS_RECORDED;
import static io.devicedeletions.bootstrap.campaign.scenario.Controls.sabotaged;

import java.util.List;

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
    Kills sqlite = Kills.sqlite();
    Kills twoNodes = Kills.postgres(2);
    Kills threeNodes = Kills.postgres(3);
    return List.of(
        new Named("kill -9 at some steps, SQLite", 5, 0, sqlite::atSomeSteps),
        new Named("kill -9 at some steps, PostgreSQL", 5, 0, twoNodes::atSomeSteps),
        new Named("kill -9 at every step, SQLite", 0, 2, sqlite::atEveryStep),
        new Named("kill -9 at every step, PostgreSQL", 0, 2, twoNodes::atEveryStep),
        new Named("kill -9 at random, SQLite", 5, 200, sqlite::atRandom),
        new Named("kill -9 at random, PostgreSQL, 3 nodes", 5, 200, threeNodes::atRandom),
        control("lose, SQLite", sabotaged(Arena::newSqlite, LOSE, LINE_IN_ONE_PLACE)),
        control("lose, PostgreSQL", sabotaged(Arena::newPostgres, LOSE, LINE_IN_ONE_PLACE)),
        control("bystander, SQLite", sabotaged(Arena::newSqlite, BYSTANDER, NOTHING_ELSE_GONE)),
        control(
            "bystander, PostgreSQL", sabotaged(Arena::newPostgres, BYSTANDER, NOTHING_ELSE_GONE)),
        control("twice, SQLite", sabotaged(Arena::newSqlite, TWICE, REMOVED_AS_RECORDED)),
        control("twice, PostgreSQL", sabotaged(Arena::newPostgres, TWICE, ONE_RECORD)),
        control("tenant, SQLite", sabotaged(Arena::newSqlite, TENANT, NOTHING_ELSE_GONE)),
        control("tenant, PostgreSQL", sabotaged(Arena::newPostgres, TENANT, NOTHING_ELSE_GONE)),
        control("unsynced, PostgreSQL", Controls::unsynced));
  }

  /** A control is shown once in a campaign of either length. */
  private static Named control(String name, Scenario scenario) {
    return new Named("control (must be red): " + name, 1, 1, scenario);
  }
}
