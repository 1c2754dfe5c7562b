package io.devicedeletions.application.port.in;

import io.devicedeletions.domain.history.TenantTotals;
import io.devicedeletions.domain.tenant.TenantId;

/** Tells how a tenant's work goes. Thread-safe. */
@FunctionalInterface
public interface SummarizeTenant {

  /**
   * The tenant's work at a glance.
   *
   * @throws RuntimeException if the store cannot be read
   */
  TenantTotals summarize(TenantId tenant);
}
