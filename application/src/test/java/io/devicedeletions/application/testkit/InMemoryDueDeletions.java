package io.devicedeletions.application.testkit;

import io.devicedeletions.application.port.out.DueDeletions;
import io.devicedeletions.domain.outcome.RemovalRule;
import io.devicedeletions.domain.outcome.Settlement;
import io.devicedeletions.domain.tenant.TenantId;
import io.vavr.collection.Seq;

final class InMemoryDueDeletions implements DueDeletions {

  private final InMemoryStore store;
  private final RemovalRule rule;

  InMemoryDueDeletions(InMemoryStore store, RemovalRule rule) {
    this.store = store;
    this.rule = rule;
  }

  @Override
  public Seq<TenantId> tenants() {
    return store.tenantsWithWork();
  }

  @Override
  public Seq<Settlement> settle(TenantId tenant) {
    return store.change(tenant, state -> state.settle(rule, store.now()));
  }
}
