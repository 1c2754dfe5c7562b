package io.devicedeletions.application.service;

import io.devicedeletions.application.port.out.Lease;
import io.devicedeletions.application.port.out.LeasedDeletions;
import java.util.function.LongSupplier;

/**
 * A lease in the hands of the worker that took it. It counts from before the store was asked, on
 * the worker's own clock, so that it is over here before it is over there. Used by one thread.
 */
final class HeldLease {

  /** Renewed so often that one renewal may fail. */
  private static final int RENEWALS_PER_LEASE = 3;

  private final LeasedDeletions deletions;
  private final Lease lease;
  private final LongSupplier nanoTime;
  private final long patienceEnds;
  private long standsUntil;
  private long renewAt;
  private boolean lost;

  /**
   * A lease that was just taken.
   *
   * @param begun when the store was asked for it
   */
  HeldLease(
      LeasedDeletions deletions,
      Lease lease,
      RemoteSettings settings,
      LongSupplier nanoTime,
      long begun) {
    this.deletions = deletions;
    this.lease = lease;
    this.nanoTime = nanoTime;
    this.patienceEnds = begun + settings.patience().toNanos();
    stand(begun);
  }

  private void stand(long since) {
    standsUntil = since + lease.duration().toNanos();
    renewAt = since + lease.duration().toNanos() / RENEWALS_PER_LEASE;
  }

  Lease lease() {
    return lease;
  }

  /** Renews it where that is due; false if whoever holds it must stop. */
  boolean keep() {
    long now = nanoTime.getAsLong();
    if (!lost && now - patienceEnds < 0 && now - renewAt >= 0) {
      renew(now);
    }
    return stands(nanoTime.getAsLong());
  }

  /** A store that is away may be back before the lease is over. */
  private void renew(long now) {
    renewAt = now + lease.duration().toNanos() / RENEWALS_PER_LEASE;
    try {
      lost = !deletions.renew(lease);
    } catch (RuntimeException away) {
      return;
    }
    stand(now);
  }

  private boolean stands(long now) {
    return !lost && now - standsUntil < 0 && now - patienceEnds < 0;
  }

  /** How long it may be held without a look at it, at least 1. */
  long nanosToHold() {
    long now = nanoTime.getAsLong();
    return Math.max(1, Math.min(renewAt - now, Math.min(standsUntil - now, patienceEnds - now)));
  }
}
