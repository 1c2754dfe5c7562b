package io.devicedeletions.bootstrap.campaign.scenario;

import java.util.List;

/** Every scenario, with how often the fault strikes in a short campaign and in a long one. */
public final class Scenarios {

  private Scenarios() {}

  /**
   * A scenario.
   *
   * @param shortCount repetitions in the short campaign; none if it is left out
   * @param longCount repetitions in the long campaign
   */
  public record Named(String name, int shortCount, int longCount, Scenario scenario) {}

  public static List<Named> all() {
    Kills sqlite = new Kills(Arena::newSqlite, 1);
    Kills twoNodes = new Kills(Arena::newPostgres, 2);
    Kills threeNodes = new Kills(Arena::newPostgres, 3);
    return List.of(
        new Named("kill -9 at some steps, SQLite", 5, 0, sqlite::atSomeSteps),
        new Named("kill -9 at some steps, PostgreSQL", 5, 0, twoNodes::atSomeSteps),
        new Named("kill -9 at every step, SQLite", 0, 2, sqlite::atEveryStep),
        new Named("kill -9 at every step, PostgreSQL", 0, 2, twoNodes::atEveryStep),
        new Named("kill -9 at random, SQLite", 5, 200, sqlite::atRandom),
        new Named("kill -9 at random, PostgreSQL, 3 nodes", 5, 200, threeNodes::atRandom));
  }
}
