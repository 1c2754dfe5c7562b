package io.devicedeletions.application.service;

import io.devicedeletions.application.port.out.Blame;
import io.devicedeletions.application.port.out.Claim;
import io.devicedeletions.application.port.out.ClaimSize;
import io.devicedeletions.application.port.out.DueDeletions;
import io.devicedeletions.application.port.out.DueWork;
import io.devicedeletions.domain.tenant.TenantId;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts how often somebody looks for work. */
final class CountedDueDeletions implements DueDeletions {

  /** Whoever was woken has looked by then, and whoever has looked may look again. */
  private static final int SILENCE_MILLISECONDS = 250;

  private final DueDeletions store;
  private final AtomicInteger looks = new AtomicInteger();

  CountedDueDeletions(DueDeletions store) {
    this.store = store;
  }

  @Override
  public DueWork lookAhead() {
    looks.incrementAndGet();
    return store.lookAhead();
  }

  @Override
  public Claim settle(TenantId tenant, ClaimSize size, Blame blame) {
    return store.settle(tenant, size, blame);
  }

  int looks() {
    return looks.get();
  }

  /** Waits until nobody has looked for a while, somebody having looked before. */
  void awaitSilence() throws InterruptedException {
    int heard = 0;
    while (heard == 0 || heard != looks()) {
      heard = looks();
      TimeUnit.MILLISECONDS.sleep(SILENCE_MILLISECONDS);
    }
  }
}
