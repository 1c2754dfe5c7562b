package io.devicedeletions.application.service;

import io.devicedeletions.application.port.in.RemovalRound;
import io.devicedeletions.application.port.in.RemoveDevices;
import io.devicedeletions.application.port.out.Blame;
import io.devicedeletions.application.port.out.Claim;
import io.devicedeletions.application.port.out.ClaimSize;
import io.devicedeletions.application.port.out.DueDeletions;
import io.devicedeletions.application.port.out.RemovalListener;
import io.devicedeletions.domain.tenant.TenantId;
import java.time.Duration;
import java.util.function.LongSupplier;

/** One claim a tenant and round, so that a long queue delays the others by one claim at most. */
final class DueDeviceRemoval implements RemoveDevices {

  private final DueDeletions dueDeletions;
  private final RemovalListener listener;
  private final ClaimSize size;
  private final LongSupplier nanoTime;

  DueDeviceRemoval(
      DueDeletions dueDeletions, RemovalListener listener, ClaimSize size, LongSupplier nanoTime) {
    this.dueDeletions = dueDeletions;
    this.listener = listener;
    this.size = size;
    this.nanoTime = nanoTime;
  }

  @Override
  public RemovalRound removeDue() {
    return dueDeletions
        .lookAhead()
        .tenants()
        .foldLeft(new RemovalRound(0, 0, 0), (round, due) -> round.plus(claim(due.tenant())));
  }

  private RemovalRound claim(TenantId tenant) {
    long begun = nanoTime.getAsLong();
    Claim claim;
    try {
      claim = dueDeletions.settle(tenant, size, Blame.LASTING_ERRORS);
    } catch (RuntimeException | Error rolledBack) {
      listener.claimFailed(tenant, rolledBack);
      return new RemovalRound(0, 0, 1);
    }
    if (!claim.isEmpty()) {
      listener.claimed(tenant, claim, Duration.ofNanos(nanoTime.getAsLong() - begun));
    }
    return new RemovalRound(claim.settlements().size(), claim.failedAttempts().size(), 0);
  }
}
