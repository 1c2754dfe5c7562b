package io.devicedeletions.application.port.in;

import io.devicedeletions.domain.batch.DeletionBatch;
import io.vavr.control.Either;

/** Schedules the deletion of a batch of devices. Thread-safe. */
@FunctionalInterface
public interface ScheduleDeletions {

  /**
   * Accepts the batch whole or rejects it whole.
   *
   * <p>Right: the batch as it stands on stable storage, one line for each submitted device and in
   * their order. Where the same request had been accepted under the same idempotency key, that
   * earlier batch. Left: nothing was queued.
   *
   * @throws RuntimeException if the store cannot commit; nothing was scheduled, or repeating the
   *     request is harmless
   */
  Either<ScheduleRejection, DeletionBatch> schedule(ScheduleDeletionsCommand command);
}
