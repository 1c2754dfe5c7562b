package io.devicedeletions.application.service;

import io.devicedeletions.application.port.out.Claim;
import io.devicedeletions.application.port.out.ClaimSize;
import io.devicedeletions.application.port.out.DueWork;
import io.devicedeletions.application.port.out.Lease;
import io.devicedeletions.application.port.out.LeasedDeletions;
import io.devicedeletions.application.port.out.RemoteAnswer;
import io.devicedeletions.domain.tenant.TenantId;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Gives the same lease each time, and remembers what it was asked. Not thread-safe. */
final class ScriptedLeases implements LeasedDeletions {

  private final Lease lease;
  private BooleanSupplier renewal = () -> true;
  private Vector<ClaimSize> leased = Vector.empty();
  private int renewals;
  private int settled;

  ScriptedLeases(Lease lease) {
    this.lease = lease;
  }

  void renewalsAre(BooleanSupplier answers) {
    renewal = answers;
  }

  @Override
  public DueWork lookAhead() {
    return new DueWork(Vector.of(Turns.due(lease.tenant(), 1)), Option.none());
  }

  @Override
  public Option<Lease> lease(TenantId tenant, ClaimSize size, Duration duration) {
    leased = leased.append(size);
    return Option.some(lease);
  }

  @Override
  public boolean renew(Lease renewed) {
    renewals++;
    return renewal.getAsBoolean();
  }

  @Override
  public Option<Claim> settle(Lease answered, Seq<RemoteAnswer> answers) {
    settled++;
    return Option.some(Claim.NOTHING);
  }

  Vector<ClaimSize> leased() {
    return leased;
  }

  int renewals() {
    return renewals;
  }

  int settled() {
    return settled;
  }
}
