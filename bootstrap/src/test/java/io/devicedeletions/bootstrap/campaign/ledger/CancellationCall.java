package io.devicedeletions.bootstrap.campaign.ledger;

import java.util.Optional;
import java.util.Set;

/**
 * A call that was to cancel a batch.
 *
 * @param told what it answered; empty if nobody heard: then any line may be cancelled
 */
public record CancellationCall(String tenant, String batchId, Optional<Told> told) {

  /**
   * An answer; both sets are empty if the batch was said to be unknown.
   *
   * @param cancelled the lines that will not be removed
   * @param tooLate the other scheduled lines
   */
  public record Told(Set<Integer> cancelled, Set<Integer> tooLate) {

    public Told {
      cancelled = Set.copyOf(cancelled);
      tooLate = Set.copyOf(tooLate);
    }
  }
}
