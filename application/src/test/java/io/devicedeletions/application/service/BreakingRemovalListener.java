package io.devicedeletions.application.service;

import io.devicedeletions.application.port.out.Claim;
import io.devicedeletions.application.port.out.RemovalListener;
import io.devicedeletions.domain.tenant.TenantId;
import java.time.Duration;

/** Breaks whenever it is told something, once another listener has heard of it. */
record BreakingRemovalListener(RemovalListener listener) implements RemovalListener {

  @Override
  public void claimed(TenantId tenant, Claim claim, Duration took) {
    listener.claimed(tenant, claim, took);
    throw broken();
  }

  @Override
  public void claimFailed(TenantId tenant, Throwable cause) {
    listener.claimFailed(tenant, cause);
    throw broken();
  }

  @Override
  public void roundFailed(Throwable cause) {
    listener.roundFailed(cause);
    throw broken();
  }

  private static IllegalStateException broken() {
    return new IllegalStateException("the listener broke");
  }
}
