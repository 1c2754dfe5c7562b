package io.devicedeletions.application.service;

import io.devicedeletions.application.port.out.Blame;
import io.devicedeletions.application.port.out.Claim;
import io.devicedeletions.application.port.out.ClaimSize;
import io.devicedeletions.application.port.out.DueDeletions;
import io.devicedeletions.application.port.out.DueWork;
import io.devicedeletions.domain.tenant.TenantId;
import io.vavr.collection.HashSet;
import io.vavr.collection.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Remembers the threads that come, and lets none of them go on before so many have come: whoever
 * gets through was not alone.
 */
final class VisitedDueDeletions implements DueDeletions {

  private final DueDeletions store;
  private final java.util.Set<Thread> visitors = ConcurrentHashMap.newKeySet();
  private final Signal allHaveCome;

  VisitedDueDeletions(DueDeletions store, int expected) {
    this.store = store;
    this.allHaveCome = new Signal(expected);
  }

  @Override
  public DueWork lookAhead() {
    if (visitors.add(Thread.currentThread())) {
      allHaveCome.give();
    }
    allHaveCome.await();
    return store.lookAhead();
  }

  @Override
  public Claim settle(TenantId tenant, ClaimSize size, Blame blame) {
    return store.settle(tenant, size, blame);
  }

  /** Returns the threads when as many have come as were expected. */
  Set<Thread> awaitVisitors() {
    allHaveCome.await();
    return HashSet.ofAll(visitors);
  }
}
