package io.devicedeletions.application.port.out;

import io.devicedeletions.domain.batch.BatchId;
import io.devicedeletions.domain.outcome.Settlement;
import io.devicedeletions.domain.tenant.TenantId;
import io.vavr.collection.Seq;

/** What became of each device. Implementations are thread-safe. */
@FunctionalInterface
public interface DeletionRecords {

  /**
   * The outcomes so far of a tenant's batch, ordered by line. Empty for another tenant's batch, as
   * for an unknown one.
   */
  Seq<Settlement> ofBatch(TenantId tenant, BatchId batch);
}
