package io.devicedeletions.application.service;

import java.time.Duration;

/**
 * How workers work.
 *
 * @param count how many threads remove devices, at least 1
 * @param firstPause how long one pauses at first where it finds nothing to do, at least a
 *     millisecond
 * @param longestPause how long it pauses at most; also the longest that work which becomes due
 *     unnoticed waits, apart from work on the same node, which is noticed at once
 */
public record WorkerSettings(int count, Duration firstPause, Duration longestPause) {

  private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

  /** Refuses values outside their ranges. */
  public WorkerSettings {
    if (count < 1 || firstPause.toMillis() < 1 || longestPause.compareTo(firstPause) < 0) {
      throw new IllegalArgumentException(
          "there is at least one worker, and its pauses grow from at least a millisecond");
    }
  }

  /** So many workers, with pauses from 50 milliseconds to 2 seconds. */
  public static WorkerSettings of(int count) {
    return new WorkerSettings(count, FIRST_PAUSE, LONGEST_PAUSE);
  }
}
