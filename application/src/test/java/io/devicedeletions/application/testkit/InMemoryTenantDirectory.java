package io.devicedeletions.application.testkit;

import io.devicedeletions.application.port.out.TenantDirectory;
import io.devicedeletions.domain.tenant.Tenant;
import io.devicedeletions.domain.tenant.TenantId;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

final class InMemoryTenantDirectory implements TenantDirectory {

  private final InMemoryStore store;

  InMemoryTenantDirectory(InMemoryStore store) {
    this.store = store;
  }

  @Override
  public Option<Tenant> find(TenantId id) {
    return store.tenants().get(id);
  }

  @Override
  public void save(Tenant tenant) {
    store.save(tenant);
  }

  @Override
  public Seq<Tenant> all() {
    return store.tenants().values().toVector();
  }
}
