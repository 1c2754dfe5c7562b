package io.devicedeletions.domain.history;

/** Where a batch stands as a whole. */
public enum BatchState {
  /** Its grace is not over: nothing of it has been tried, all of it can be cancelled. */
  WAITING,
  /** It is due, and lines of it have no outcome yet. */
  RUNNING,
  /** Nothing of it is pending, but lines of it were given up. */
  DEAD_LETTERS,
  /** Every line of it has its outcome. */
  FINISHED
}
