package io.devicedeletions.adapters.jdbc.internal;

import io.devicedeletions.domain.batch.DeletionBatch;
import io.devicedeletions.domain.batch.Grace;
import org.jdbi.v3.core.Handle;

/** Takes in batches and the work that they are. Implementations are thread-safe. */
public interface BatchIntake {

  /**
   * Puts a batch on stable storage, whole or not at all and whatever becomes of others, due once
   * the grace has passed by the database's clock.
   *
   * @return false if the batch's idempotency key was taken, and nothing was stored
   */
  boolean store(DeletionBatch batch, Grace grace);

  /** Does the same within the handle's transaction, which decides whether it stays. */
  boolean insert(Handle handle, DeletionBatch batch, Grace grace);
}
