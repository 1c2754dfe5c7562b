package io.devicedeletions.domain.outcome;

/**
 * The end of a scheduled line.
 *
 * @param line the line
 * @param outcome how it ended
 */
public record Settlement(PendingLine line, RemovalOutcome outcome) {

  /** How often the removal was tried, this time included; a cancellation is no try. */
  public int attempts() {
    return outcome == RemovalOutcome.CANCELLED ? line.attempts() : line.attempts() + 1;
  }

  /** True if the line's device is to leave the inventory. */
  public boolean removes() {
    return outcome == RemovalOutcome.REMOVED;
  }
}
