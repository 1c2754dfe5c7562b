package io.devicedeletions.application.service;

import io.devicedeletions.application.port.in.RemovalRound;
import io.devicedeletions.application.port.in.RemoveDevices;
import io.devicedeletions.application.port.out.DueDeletions;
import io.devicedeletions.application.port.out.RemovalListener;
import io.devicedeletions.domain.outcome.Settlement;
import io.devicedeletions.domain.tenant.TenantId;
import io.vavr.collection.Seq;

/** One claim a tenant and round, so that a long queue delays the others by one claim at most. */
final class DueDeviceRemoval implements RemoveDevices {

  private final DueDeletions dueDeletions;
  private final RemovalListener listener;

  DueDeviceRemoval(DueDeletions dueDeletions, RemovalListener listener) {
    this.dueDeletions = dueDeletions;
    this.listener = listener;
  }

  @Override
  public RemovalRound removeDue() {
    return dueDeletions
        .tenants()
        .foldLeft(new RemovalRound(0, 0), (round, tenant) -> plus(round, claim(tenant)));
  }

  private RemovalRound claim(TenantId tenant) {
    Seq<Settlement> settlements;
    try {
      settlements = dueDeletions.settle(tenant);
    } catch (RuntimeException | Error rolledBack) {
      listener.claimFailed(tenant, rolledBack);
      return new RemovalRound(0, 1);
    }
    if (settlements.nonEmpty()) {
      listener.settled(tenant, settlements);
    }
    return new RemovalRound(settlements.size(), 0);
  }

  private static RemovalRound plus(RemovalRound one, RemovalRound other) {
    return new RemovalRound(
        one.settled() + other.settled(), one.failedTenants() + other.failedTenants());
  }
}
