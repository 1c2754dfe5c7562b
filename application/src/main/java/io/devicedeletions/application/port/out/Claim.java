package io.devicedeletions.application.port.out;

import io.devicedeletions.domain.outcome.FailedAttempt;
import io.devicedeletions.domain.outcome.Settlement;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/**
 * A claim that was committed.
 *
 * @param parts how many parts of batches it took
 * @param settlements the lines that got their outcome
 * @param failedAttempts the lines that failed for a reason of their own
 */
public record Claim(int parts, Seq<Settlement> settlements, Seq<FailedAttempt> failedAttempts) {

  /** Nothing could be claimed. */
  public static final Claim NOTHING = new Claim(0, Vector.empty(), Vector.empty());

  /** This claim and another, as one. */
  public Claim plus(Claim other) {
    return new Claim(
        parts + other.parts,
        settlements.appendAll(other.settlements),
        failedAttempts.appendAll(other.failedAttempts));
  }

  /** True if nothing could be claimed. */
  public boolean isEmpty() {
    return parts == 0;
  }

  /** How many lines it was about. */
  public int lines() {
    return settlements.size() + failedAttempts.size();
  }
}
