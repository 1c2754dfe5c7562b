package io.devicedeletions.bootstrap.cli;

import io.devicedeletions.application.port.out.TenantDirectory;
import io.devicedeletions.bootstrap.terminal.OperatorProblem;
import io.devicedeletions.domain.tenant.Tenant;
import io.devicedeletions.domain.tenant.TenantId;

/** Keeps a mistyped tenant from looking like one with nothing to do. */
final class KnownTenants {

  private KnownTenants() {}

  static Tenant require(TenantDirectory tenants, TenantId id) {
    return tenants
        .find(id)
        .getOrElseThrow(
            () -> new OperatorProblem("There is no tenant " + id + "; 'tenant enable' makes it."));
  }
}
