package io.devicedeletions.application.testkit;

import io.devicedeletions.domain.batch.BatchId;
import io.devicedeletions.domain.batch.DeletionBatch;
import io.devicedeletions.domain.history.BatchPlace;
import io.devicedeletions.domain.history.BatchSummary;
import io.devicedeletions.domain.history.DeletionRecord;
import java.time.Instant;

/**
 * A batch as a store keeps it.
 *
 * @param batch the batch
 * @param acceptedAt when it was accepted
 * @param dueAt when its grace is over
 */
record AcceptedBatch(DeletionBatch batch, Instant acceptedAt, Instant dueAt) {

  BatchId id() {
    return batch.id();
  }

  BatchPlace place() {
    return new BatchPlace(acceptedAt, id());
  }

  BatchSummary.Times times(Instant now) {
    return new BatchSummary.Times(acceptedAt, dueAt, now);
  }

  DeletionRecord.Request request() {
    return new DeletionRecord.Request(batch.origin(), acceptedAt);
  }
}
