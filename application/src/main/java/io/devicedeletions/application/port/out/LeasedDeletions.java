package io.devicedeletions.application.port.out;

import io.devicedeletions.domain.tenant.TenantId;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Duration;

/**
 * The work that is due, for inventories that do not share the store's transactions. Time is the
 * store's. A lease hides its work until it is over; then the work is due again, without anybody's
 * doing. Implementations are thread-safe, and safe against other processes where the store is.
 *
 * <p>A store's work is removed either in this way or by {@link DueDeletions}, never by both.
 */
public interface LeasedDeletions {

  /**
   * Whose work is due, as in {@link DueDeletions#lookAhead}. Leased work is due when its lease is
   * over.
   *
   * @throws TransientFailureException if the store cannot tell at the moment
   */
  DueWork lookAhead();

  /**
   * Takes a lease of some of a tenant's oldest due work. An attempt is counted at once, so that one
   * that ends with the process is counted too. Lines whose attempts are used up in that way are
   * given up.
   *
   * @param size how much to lease at most
   * @param duration how long it lasts, at least a millisecond and at most a day
   * @return none if nothing is due
   * @throws TransientFailureException if the store cannot at the moment
   */
  Option<Lease> lease(TenantId tenant, ClaimSize size, Duration duration);

  /**
   * Lets a lease last for its duration again, from now on.
   *
   * @return false if some of its work was leased anew or is gone; then nothing has changed
   * @throws TransientFailureException if the store cannot at the moment
   */
  boolean renew(Lease lease);

  /**
   * Records final answers, puts back what was refused, is not known or could not be done now, or
   * gives it up after the last attempt; all in one transaction, and only if the whole lease still
   * stands. One that is over still stands until somebody else leases its work: then what is known
   * is better written down than asked for again.
   *
   * @param answers one for each line of the lease
   * @return none if some of its work was leased anew or is gone; then nothing has changed
   * @throws TransientFailureException if the store cannot at the moment
   * @throws IllegalArgumentException if the answers do not fit the lease
   */
  Option<Claim> settle(Lease lease, Seq<RemoteAnswer> answers);
}
