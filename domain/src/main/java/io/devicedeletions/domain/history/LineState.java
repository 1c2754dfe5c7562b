package io.devicedeletions.domain.history;

import io.devicedeletions.domain.outcome.AttemptError;
import io.devicedeletions.domain.outcome.RemovalOutcome;
import io.vavr.control.Option;
import java.time.Instant;

/** Where a line of an accepted batch stands. */
public sealed interface LineState {

  /** It was never scheduled: its uid is malformed, or the store refused it. */
  record NotScheduled() implements LineState {}

  /**
   * It has no outcome yet.
   *
   * @param attempts how often it was tried
   * @param nextAttemptAt when it is due
   * @param lastError why the last attempt failed; none if there was none
   */
  record Pending(int attempts, Instant nextAttemptAt, Option<String> lastError)
      implements LineState {}

  /**
   * It has its outcome.
   *
   * @param outcome how it ended
   * @param attempts how often it was tried
   * @param settledAt when that was
   */
  record Settled(RemovalOutcome outcome, int attempts, Instant settledAt) implements LineState {}

  /**
   * It was given up, until somebody requeues it.
   *
   * @param attempts how often it was tried
   * @param error why the last attempt failed
   * @param deadSince when it was given up
   * @param inDoubt whether a remote inventory may have removed the device nonetheless
   */
  record Dead(int attempts, AttemptError error, Instant deadSince, boolean inDoubt)
      implements LineState {}

  /** Its record is older than what is kept; another line keeps its batch. */
  record Forgotten() implements LineState {}
}
