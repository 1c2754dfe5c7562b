package io.devicedeletions.application.service;

import io.devicedeletions.application.port.out.DueDeletions;
import io.devicedeletions.domain.outcome.Settlement;
import io.devicedeletions.domain.tenant.TenantId;
import io.vavr.collection.Seq;

/** Holds every claim back until it is told to go on. */
final class HeldDueDeletions implements DueDeletions {

  private final DueDeletions store;
  private final Signal held = new Signal();
  private final Signal released = new Signal();

  HeldDueDeletions(DueDeletions store) {
    this.store = store;
  }

  @Override
  public Seq<TenantId> tenants() {
    return store.tenants();
  }

  @Override
  public Seq<Settlement> settle(TenantId tenant) {
    held.give();
    released.await();
    return store.settle(tenant);
  }

  /** Returns when a claim is held. */
  void awaitHeld() {
    held.await();
  }

  void release() {
    released.give();
  }
}
