package io.devicedeletions.domain.batch;

import io.devicedeletions.domain.device.EntryFault;
import io.vavr.collection.Seq;

/** Why a request as a whole is not accepted; nothing of it was queued. */
public sealed interface BatchRejection {

  /** It names no device. */
  record Empty() implements BatchRejection {}

  /**
   * It names more devices than a batch may have.
   *
   * @param limit the limit in force
   */
  record TooLarge(BatchLimit limit) implements BatchRejection {}

  /**
   * Some of its lines are incomplete.
   *
   * @param faults at least one, in the order of the request
   */
  record Unusable(Seq<EntryFault> faults) implements BatchRejection {

    /** Refuses to reject for no reason. */
    public Unusable {
      if (faults.isEmpty()) {
        throw new IllegalArgumentException("a rejection names at least one fault");
      }
    }
  }

  /** Its idempotency key has not the form of one. */
  record UnusableIdempotencyKey() implements BatchRejection {}

  /** The reason given for it has not the form of one. */
  record UnusableReason() implements BatchRejection {}

  /** The external reference given for it has not the form of one. */
  record UnusableExternalReference() implements BatchRejection {}
}
