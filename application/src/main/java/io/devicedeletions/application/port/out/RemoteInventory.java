package io.devicedeletions.application.port.out;

import io.devicedeletions.domain.outcome.PendingLine;
import io.devicedeletions.domain.tenant.TenantId;
import io.vavr.collection.Seq;

/**
 * Devices that live in somebody else's system. A line may be asked for more than once, by several
 * workers and at the same time: (tenant, batch, line) is its idempotency key, and the token tells
 * which request counts. The inventory
 *
 * <ul>
 *   <li>removes a device for the same key once, and gives the same final answer again however often
 *       it is asked;
 *   <li>remembers the highest token of each key and does nothing for an older one;
 *   <li>removes a device only if tenant, uid <em>and</em> name match, at one moment.
 * </ul>
 *
 * <p>Implementations are thread-safe, have a time-out of their own, and end when they are
 * interrupted.
 */
@FunctionalInterface
public interface RemoteInventory {

  /**
   * Removes the devices of some lines of a tenant's.
   *
   * @param token which lease asks
   * @param lines what to remove, at least one; several may name the same device
   * @return one answer for each line, in any order
   * @throws RuntimeException if it is not known what was done: the same as {@link
   *     RemoteAnswer.Unknown} for each line. Where nothing can have been done, answer {@link
   *     RemoteAnswer.NotNow} instead, which costs no attempt.
   */
  Seq<RemoteAnswer> remove(TenantId tenant, FencingToken token, Seq<PendingLine> lines);
}
