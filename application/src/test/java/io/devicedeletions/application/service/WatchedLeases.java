package io.devicedeletions.application.service;

import io.devicedeletions.application.port.out.Claim;
import io.devicedeletions.application.port.out.ClaimSize;
import io.devicedeletions.application.port.out.DueWork;
import io.devicedeletions.application.port.out.Lease;
import io.devicedeletions.application.port.out.LeasedDeletions;
import io.devicedeletions.application.port.out.RemoteAnswer;
import io.devicedeletions.domain.tenant.TenantId;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.function.Predicate;

/** Leases of a store, renewed as a test likes it. */
final class WatchedLeases implements LeasedDeletions {

  private final LeasedDeletions store;
  private final Predicate<Lease> renewal;

  WatchedLeases(LeasedDeletions store, Predicate<Lease> renewal) {
    this.store = store;
    this.renewal = renewal;
  }

  @Override
  public DueWork lookAhead() {
    return store.lookAhead();
  }

  @Override
  public Option<Lease> lease(TenantId tenant, ClaimSize size, Duration duration) {
    return store.lease(tenant, size, duration);
  }

  @Override
  public boolean renew(Lease lease) {
    return renewal.test(lease);
  }

  @Override
  public Option<Claim> settle(Lease lease, Seq<RemoteAnswer> answers) {
    return store.settle(lease, answers);
  }
}
