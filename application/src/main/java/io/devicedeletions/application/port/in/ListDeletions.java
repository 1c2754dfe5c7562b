package io.devicedeletions.application.port.in;

import io.devicedeletions.domain.history.BatchPlace;
import io.devicedeletions.domain.history.BatchQuery;
import io.devicedeletions.domain.history.BatchSummary;
import io.devicedeletions.domain.history.Page;
import io.devicedeletions.domain.tenant.TenantId;

/** Lists a tenant's batches. Thread-safe. */
@FunctionalInterface
public interface ListDeletions {

  /**
   * A page of them, the newest first.
   *
   * @throws RuntimeException if the store cannot be read
   */
  Page<BatchSummary, BatchPlace> list(TenantId tenant, BatchQuery query);
}
