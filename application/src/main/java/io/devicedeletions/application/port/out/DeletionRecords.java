package io.devicedeletions.application.port.out;

import io.devicedeletions.domain.batch.BatchId;
import io.devicedeletions.domain.history.DeletionRecord;
import io.devicedeletions.domain.history.Page;
import io.devicedeletions.domain.history.RecordPlace;
import io.devicedeletions.domain.history.RecordQuery;
import io.devicedeletions.domain.outcome.Settlement;
import io.devicedeletions.domain.tenant.TenantId;
import io.vavr.collection.Seq;

/** What became of each device. Implementations are thread-safe. */
public interface DeletionRecords {

  /**
   * The outcomes so far of a tenant's batch, ordered by line. Empty for another tenant's batch, as
   * for an unknown one.
   */
  Seq<Settlement> ofBatch(TenantId tenant, BatchId batch);

  /**
   * What became of a device of a tenant's, by the uid or name that was asked for: the latest first,
   * by the time of its settlement, then batch id and line. Its cost is bounded, however much there
   * is of everything. A record whose batch was changed by others so that it cannot be read has no
   * request.
   */
  Page<DeletionRecord, RecordPlace> ofDevice(TenantId tenant, RecordQuery query);
}
