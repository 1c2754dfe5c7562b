package io.devicedeletions.application.service;

import io.devicedeletions.application.port.out.DueDeletions;
import io.devicedeletions.domain.outcome.Settlement;
import io.devicedeletions.domain.tenant.TenantId;
import io.vavr.collection.Seq;
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
  public Seq<TenantId> tenants() {
    failWhile(failingRounds);
    return store.tenants();
  }

  @Override
  public Seq<Settlement> settle(TenantId tenant) {
    failWhile(failingClaims);
    return store.settle(tenant);
  }

  private static void failWhile(AtomicInteger failures) {
    if (failures.getAndDecrement() > 0) {
      throw new IllegalStateException("the store is away");
    }
  }
}
