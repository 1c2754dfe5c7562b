package io.devicedeletions.application.port.in;

import io.devicedeletions.domain.history.DeadQuery;
import io.devicedeletions.domain.history.Page;
import io.devicedeletions.domain.history.RecordPlace;
import io.devicedeletions.domain.outcome.DeadLine;
import io.devicedeletions.domain.tenant.TenantId;

/** Lists the lines that were given up. Thread-safe. */
@FunctionalInterface
public interface ListDeadDeletions {

  /**
   * A page of them, the oldest first.
   *
   * @throws RuntimeException if the store cannot be read
   */
  Page<DeadLine, RecordPlace> list(TenantId tenant, DeadQuery query);
}
