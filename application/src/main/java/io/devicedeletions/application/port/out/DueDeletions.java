package io.devicedeletions.application.port.out;

import io.devicedeletions.domain.outcome.Settlement;
import io.devicedeletions.domain.tenant.TenantId;
import io.vavr.collection.Seq;

/**
 * The work that is due, together with the inventory it is about. Time is the store's. There is no
 * "running" state: until a settlement is committed the work is due. Implementations are
 * thread-safe, and safe against other processes where the store is.
 */
public interface DueDeletions {

  /** The tenants with due work, at a cost that does not depend on how much work they have. */
  Seq<TenantId> tenants();

  /**
   * Claims some of a tenant's oldest due work, removes its devices, records every outcome and
   * forgets the work, all in one transaction: whatever stops it leaves the work due and the devices
   * in place.
   *
   * @return the settlements that were committed; empty if nothing could be claimed
   * @throws RuntimeException if the transaction was rolled back
   */
  Seq<Settlement> settle(TenantId tenant);
}
