package io.devicedeletions.application.service;

import io.devicedeletions.application.port.out.Claim;
import io.devicedeletions.application.port.out.RemovalListener;
import io.devicedeletions.domain.tenant.TenantId;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts what it hears, and can be waited for until it has heard of so many lines. */
final class CountingRemovalListener implements RemovalListener {

  private final Signal allLines;
  private final AtomicInteger failedClaims = new AtomicInteger();
  private final AtomicInteger failedRounds = new AtomicInteger();

  CountingRemovalListener(int lines) {
    this.allLines = new Signal(lines);
  }

  @Override
  public void claimed(TenantId tenant, Claim claim, Duration took) {
    claim.settlements().forEach(settled -> allLines.give());
  }

  @Override
  public void claimFailed(TenantId tenant, Throwable cause) {
    failedClaims.incrementAndGet();
  }

  @Override
  public void roundFailed(Throwable cause) {
    failedRounds.incrementAndGet();
  }

  void awaitAllLines() {
    allLines.await();
  }

  int failedClaims() {
    return failedClaims.get();
  }

  int failedRounds() {
    return failedRounds.get();
  }
}
