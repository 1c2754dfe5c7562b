package io.devicedeletions.application.port.out;

import io.devicedeletions.domain.history.TenantTotals;
import io.devicedeletions.domain.tenant.TenantId;

/** How tenants' work goes. Implementations are thread-safe. */
@FunctionalInterface
public interface TenantActivity {

  /**
   * A tenant's work at a glance, at a cost that does not depend on how much there is. An unknown
   * tenant has none.
   */
  TenantTotals totals(TenantId tenant);
}
