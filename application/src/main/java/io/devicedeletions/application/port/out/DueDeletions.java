package io.devicedeletions.application.port.out;

import io.devicedeletions.domain.tenant.TenantId;

/**
 * The work that is due, together with the inventory it is about. Time is the store's. There is no
 * "running" state: until a settlement is committed the work is due. Implementations are
 * thread-safe, and safe against other processes where the store is.
 */
public interface DueDeletions {

  /**
   * Whose work is due, at a cost that does not depend on how much work they have. Paused tenants
   * are left out.
   *
   * @throws TransientFailureException if the store cannot tell at the moment
   */
  DueWork lookAhead();

  /**
   * Claims some of a tenant's oldest due work, removes its devices, records every outcome and
   * forgets the work, all in one transaction: whatever stops it leaves the work due and the devices
   * in place.
   *
   * <p>Lines that fail for a reason of their own are found out and put back for a later attempt, or
   * given up after the last one, in the same transaction; the healthy ones are settled.
   *
   * @param size how much to claim at most
   * @param blame which errors to take for a line's own
   * @return what was committed; empty if nothing could be claimed
   * @throws TransientFailureException if the store cannot at the moment; nothing has changed, and
   *     no attempt is counted
   * @throws RuntimeException if the transaction was rolled back for another reason
   */
  Claim settle(TenantId tenant, ClaimSize size, Blame blame);
}
