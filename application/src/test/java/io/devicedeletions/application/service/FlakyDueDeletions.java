package io.devicedeletions.application.service;

import io.devicedeletions.application.port.out.Blame;
import io.devicedeletions.application.port.out.Claim;
import io.devicedeletions.application.port.out.ClaimSize;
import io.devicedeletions.application.port.out.DueDeletions;
import io.devicedeletions.application.port.out.DueWork;
import io.devicedeletions.domain.tenant.TenantId;
import java.util.concurrent.atomic.AtomicInteger;

/** Fails so many times to say whose work is due, then so many times to settle it, then works. */
final class FlakyDueDeletions implements DueDeletions {

  private final DueDeletions store;
  private final AtomicInteger failingRounds;
  private final AtomicInteger failingClaims;

  FlakyDueDeletions(DueDeletions store, int failures) {
    this.store = store;
    this.failingRounds = new AtomicInteger(failures);
    this.failingClaims = new AtomicInteger(failures);
  }

  @Override
  public DueWork lookAhead() {
    failWhile(failingRounds);
    return store.lookAhead();
  }

  @Override
  public Claim settle(TenantId tenant, ClaimSize size, Blame blame) {
    failWhile(failingClaims);
    return store.settle(tenant, size, blame);
  }

  private static void failWhile(AtomicInteger failures) {
    if (failures.getAndDecrement() > 0) {
      throw new IllegalStateException("the store is away");
    }
  }
}
