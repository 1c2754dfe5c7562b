package io.devicedeletions.application.port.out;

import io.devicedeletions.domain.tenant.Tenant;
import io.devicedeletions.domain.tenant.TenantId;
import io.vavr.collection.Seq;
import io.vavr.control.Option;

/** The tenants and their feature switch. Implementations are thread-safe. */
public interface TenantDirectory {

  /**
   * A tenant; none if it is unknown. A switch that was thrown anywhere is seen within five seconds.
   */
  Option<Tenant> find(TenantId id);

  /** Adds a tenant, or replaces what is known of it. */
  void save(Tenant tenant);

  /** Every tenant, ordered by name. */
  Seq<Tenant> all();
}
