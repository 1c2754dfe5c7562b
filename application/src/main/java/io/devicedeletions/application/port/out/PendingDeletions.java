package io.devicedeletions.application.port.out;

import io.devicedeletions.domain.tenant.TenantId;

/** How much work waits. Implementations are thread-safe. */
@FunctionalInterface
public interface PendingDeletions {

  /**
   * How many of a tenant's lines have no outcome yet and are not given up. Counting stops at the
   * limit, so that its cost is bounded.
   *
   * @param limit the highest number that matters, at least 1
   */
  long count(TenantId tenant, long limit);
}
