package io.devicedeletions.adapters.http.testkit;

import io.devicedeletions.application.port.out.TenantDirectory;
import io.devicedeletions.domain.tenant.Tenant;
import io.devicedeletions.domain.tenant.TenantId;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/** A directory in memory that can break. */
public final class FakeTenants implements TenantDirectory {

  private final Map<TenantId, Tenant> tenants = new ConcurrentSkipListMap<>();
  private volatile boolean broken;

  /** Makes every look-up fail, as a lost database does. */
  public void breakDown() {
    broken = true;
  }

  @Override
  public Option<Tenant> find(TenantId id) {
    if (broken) {
      throw new IllegalStateException("select * from secret_table: /var/lib/database is gone");
    }
    return Option.of(tenants.get(id));
  }

  @Override
  public void save(Tenant tenant) {
    tenants.put(tenant.id(), tenant);
  }

  @Override
  public Seq<Tenant> all() {
    return Vector.ofAll(tenants.values());
  }
}
