package io.devicedeletions.application.port.out;

import io.devicedeletions.domain.batch.DeletionBatch;

/** What {@link DeletionQueue#enqueue} did with a batch. */
public sealed interface Enqueued {

  /**
   * The batch is on stable storage.
   *
   * @param batch as it was stored
   */
  record Stored(DeletionBatch batch) implements Enqueued {}

  /**
   * The idempotency key was taken, and nothing was stored.
   *
   * @param earlier the batch that took it
   */
  record KeyTaken(DeletionBatch earlier) implements Enqueued {}
}
