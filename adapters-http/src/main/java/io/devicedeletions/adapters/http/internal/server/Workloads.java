package io.devicedeletions.adapters.http.internal.server;

import io.devicedeletions.adapters.http.internal.exchange.Workload;
import java.time.Duration;

/**
 * The requests at work, by kind. Those who ask take longer as a rule, and learn from their own: a
 * crowd of them turns nobody away who schedules, and leaves half of the threads to others.
 * Thread-safe.
 *
 * @param changing those that change something
 * @param asking those that ask how things stand
 */
public record Workloads(CurrentWork changing, CurrentWork asking) {

  /** How long an answer may take on average before fewer questions are let in. */
  private static final Duration TARGET_OF_ASKING = Duration.ofMillis(100);

  /**
   * Opens.
   *
   * @param most how many requests that change something may be at work
   * @param target how long those may take on average before others are turned away
   * @param threads how many threads there are for both kinds
   */
  public Workloads(int most, Duration target, int threads) {
    this(
        new CurrentWork(most, target), new CurrentWork(Math.max(1, threads / 2), TARGET_OF_ASKING));
  }

  /** Who asks has let go of its turn while its body was on its way, and others may have it now. */
  boolean mayGoOn(Workload kind, boolean hasItsTurn) {
    return hasItsTurn || kind == Workload.CHANGING || asking.hasRoom();
  }

  CurrentWork of(Workload kind) {
    return kind == Workload.ASKING ? asking : changing;
  }
}
