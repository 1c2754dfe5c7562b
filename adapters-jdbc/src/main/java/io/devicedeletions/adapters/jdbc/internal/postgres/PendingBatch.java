package io.devicedeletions.adapters.jdbc.internal.postgres;

import io.devicedeletions.adapters.jdbc.internal.Answer;
import io.devicedeletions.adapters.jdbc.internal.WriterLanes;
import io.devicedeletions.domain.batch.DeletionBatch;
import io.devicedeletions.domain.batch.Grace;

/**
 * A batch that waits for its group.
 *
 * @param answer whether it was stored; if not, its idempotency key was taken
 */
record PendingBatch(DeletionBatch batch, Grace grace, Answer<Boolean> answer)
    implements WriterLanes.Pending {

  PendingBatch(DeletionBatch batch, Grace grace) {
    this(batch, grace, new Answer<>());
  }

  @Override
  public void fail(Throwable cause) {
    answer.fail(cause);
  }
}
