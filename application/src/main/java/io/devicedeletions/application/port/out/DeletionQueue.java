package io.devicedeletions.application.port.out;

import io.devicedeletions.domain.batch.DeletionBatch;
import io.devicedeletions.domain.batch.Grace;

/** Where accepted batches wait. Implementations are thread-safe. */
@FunctionalInterface
public interface DeletionQueue {

  /**
   * Puts a batch on stable storage, whole, its scheduled lines due once the grace has passed by the
   * store's clock.
   *
   * <p>If the store refuses single lines for a reason of their own while it takes the others, those
   * come back as {@code FAILED}. If the tenant has used the batch's idempotency key before, nothing
   * is stored.
   *
   * @throws RuntimeException if the batch could not be committed
   */
  Enqueued enqueue(DeletionBatch batch, Grace grace);
}
