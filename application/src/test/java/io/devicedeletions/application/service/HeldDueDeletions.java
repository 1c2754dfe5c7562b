package io.devicedeletions.application.service;

import io.devicedeletions.application.port.out.Blame;
import io.devicedeletions.application.port.out.Claim;
import io.devicedeletions.application.port.out.ClaimSize;
import io.devicedeletions.application.port.out.DueDeletions;
import io.devicedeletions.application.port.out.DueWork;
import io.devicedeletions.domain.tenant.TenantId;

/** Holds every claim back until it is told to go on. */
final class HeldDueDeletions implements DueDeletions {

  private final DueDeletions store;
  private final Signal held = new Signal();
  private final Signal released = new Signal();

  HeldDueDeletions(DueDeletions store) {
    this.store = store;
  }

  @Override
  public DueWork lookAhead() {
    return store.lookAhead();
  }

  @Override
  public Claim settle(TenantId tenant, ClaimSize size, Blame blame) {
    held.give();
    released.await();
    return store.settle(tenant, size, blame);
  }

  /** Returns when a claim is held. */
  void awaitHeld() {
    held.await();
  }

  void release() {
    released.give();
  }
}
