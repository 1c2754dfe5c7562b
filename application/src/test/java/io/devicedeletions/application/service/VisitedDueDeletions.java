package io.devicedeletions.application.service;

import io.devicedeletions.application.port.out.DueDeletions;
import io.devicedeletions.domain.outcome.Settlement;
import io.devicedeletions.domain.tenant.TenantId;
import io.vavr.collection.HashSet;
import io.vavr.collection.Seq;
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
  public Seq<TenantId> tenants() {
    if (visitors.add(Thread.currentThread())) {
      allHaveCome.give();
    }
    allHaveCome.await();
    return store.tenants();
  }

  @Override
  public Seq<Settlement> settle(TenantId tenant) {
    return store.settle(tenant);
  }

  /** Returns the threads when as many have come as were expected. */
  Set<Thread> awaitVisitors() {
    allHaveCome.await();
    return HashSet.ofAll(visitors);
  }
}
