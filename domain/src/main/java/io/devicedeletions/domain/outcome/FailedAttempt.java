package io.devicedeletions.domain.outcome;

import io.devicedeletions.domain.batch.BatchId;
import io.vavr.control.Option;
import java.time.Duration;

/**
 * An attempt to settle a line that failed for a reason of the line's own.
 *
 * @param batch the batch in which it was accepted
 * @param line its place in the batch, from 0
 * @param attempts how often it has failed, this time included
 * @param error why
 * @param retryIn how long it waits for its next attempt; none if it was given up
 */
public record FailedAttempt(
    BatchId batch, int line, int attempts, AttemptError error, Option<Duration> retryIn) {

  /** True if the line was given up, until somebody requeues it. */
  public boolean isDead() {
    return retryIn.isEmpty();
  }
}
