package io.devicedeletions.application.testkit;

import io.devicedeletions.application.port.out.DeletionRecords;
import io.devicedeletions.domain.batch.BatchId;
import io.devicedeletions.domain.outcome.Settlement;
import io.devicedeletions.domain.tenant.TenantId;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

final class InMemoryDeletionRecords implements DeletionRecords {

  private final InMemoryStore store;

  InMemoryDeletionRecords(InMemoryStore store) {
    this.store = store;
  }

  @Override
  public Seq<Settlement> ofBatch(TenantId tenant, BatchId batch) {
    return store
        .state(tenant)
        .settled()
        .getOrElse(batch, Vector.empty())
        .sortBy(settlement -> settlement.line().line());
  }
}
