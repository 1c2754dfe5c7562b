package io.devicedeletions.application.port.in;

import io.devicedeletions.domain.history.DeletionRecord;
import io.devicedeletions.domain.history.Page;
import io.devicedeletions.domain.history.RecordPlace;
import io.devicedeletions.domain.history.RecordQuery;
import io.devicedeletions.domain.tenant.TenantId;

/** Tells who removed a device, when, and why. Thread-safe. */
@FunctionalInterface
public interface SearchDeletionRecords {

  /**
   * A page of what became of a device, the latest first.
   *
   * @throws RuntimeException if the store cannot be read
   */
  Page<DeletionRecord, RecordPlace> search(TenantId tenant, RecordQuery query);
}
