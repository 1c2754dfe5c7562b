package io.devicedeletions.application.service;

import io.devicedeletions.application.port.out.Blame;
import io.devicedeletions.application.port.out.Claim;
import io.devicedeletions.application.port.out.ClaimSize;
import io.devicedeletions.application.port.out.DueDeletions;
import io.devicedeletions.application.port.out.DueWork;
import io.devicedeletions.domain.tenant.TenantId;
import io.vavr.collection.Seq;

/** Rolls back every claim of some tenants. */
record StubbornDueDeletions(DueDeletions store, Seq<TenantId> failing, RuntimeException cause)
    implements DueDeletions {

  @Override
  public DueWork lookAhead() {
    return store.lookAhead();
  }

  @Override
  public Claim settle(TenantId tenant, ClaimSize size, Blame blame) {
    if (failing.contains(tenant)) {
      throw cause;
    }
    return store.settle(tenant, size, blame);
  }
}
