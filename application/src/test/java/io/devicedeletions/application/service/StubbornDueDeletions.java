package io.devicedeletions.application.service;

import io.devicedeletions.application.port.out.DueDeletions;
import io.devicedeletions.domain.outcome.Settlement;
import io.devicedeletions.domain.tenant.TenantId;
import io.vavr.collection.Seq;

/** Rolls back every claim of some tenants. */
record StubbornDueDeletions(DueDeletions store, Seq<TenantId> failing, RuntimeException cause)
    implements DueDeletions {

  @Override
  public Seq<TenantId> tenants() {
    return store.tenants();
  }

  @Override
  public Seq<Settlement> settle(TenantId tenant) {
    if (failing.contains(tenant)) {
      throw cause;
    }
    return store.settle(tenant);
  }
}
