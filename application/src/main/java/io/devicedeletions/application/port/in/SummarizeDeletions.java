package io.devicedeletions.application.port.in;

import io.devicedeletions.domain.batch.BatchId;
import io.devicedeletions.domain.history.BatchSummary;
import io.devicedeletions.domain.tenant.TenantId;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;

/** Tells where batches stand as a whole. Thread-safe. */
@FunctionalInterface
public interface SummarizeDeletions {

  /**
   * Batches without their lines; unknown ones and those of other tenants are left out.
   *
   * @param batches which, at most 1,000
   * @throws RuntimeException if the store cannot be read
   */
  Map<BatchId, BatchSummary> summarize(TenantId tenant, Seq<BatchId> batches);
}
