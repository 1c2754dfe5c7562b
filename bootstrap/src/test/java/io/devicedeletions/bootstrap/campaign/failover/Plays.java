package io.devicedeletions.bootstrap.campaign.failover;

import java.util.List;

/** Every play. */
final class Plays {

  /** What a guide tells an operator to put into the URL. */
  private static final String URL_OPTIONS = "&hostRecheckSeconds=2&socketTimeout=10";

  private Plays() {}

  /**
   * A play.
   *
   * @param once whether it is shown once, however many repetitions are asked for
   */
  record Named(String name, boolean once, String urlOptions, Play play) {

    int repetitions(int asked) {
      return once ? 1 : asked;
    }
  }

  static List<Named> all() {
    return List.of(
        new Named("fail-over, synchronous, 3 nodes", false, URL_OPTIONS, new FailOvers()),
        new Named("fail-over, options left at defaults", false, "", new FailOvers()),
        new Named("standby away, waits cancelled", false, URL_OPTIONS, new StandbyAway()),
        new Named("primary read-only (25006)", false, URL_OPTIONS, new ReadOnlyPrimary()),
        new Named(
            "control (must be red): asynchronous", true, URL_OPTIONS, new WithoutSynchronous()));
  }
}
