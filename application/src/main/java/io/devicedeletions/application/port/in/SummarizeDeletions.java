package io.devicedeletions.application.port.in;

import io.devicedeletions.domain.batch.BatchId;
import io.devicedeletions.domain.history.BatchSummary;
import io.devicedeletions.domain.tenant.TenantId;
import io.vavr.control.Option;

/** Tells where a batch stands as a whole. Thread-safe. */
@FunctionalInterface
public interface SummarizeDeletions {

  /**
   * The batch without its lines.
   *
   * @return none for an unknown batch, as for another tenant's
   * @throws RuntimeException if the store cannot be read
   */
  Option<BatchSummary> summarize(TenantId tenant, BatchId batch);
}
