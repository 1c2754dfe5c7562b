package io.devicedeletions.application.service;

import io.devicedeletions.application.port.out.Blame;
import io.devicedeletions.application.port.out.Claim;
import io.devicedeletions.application.port.out.ClaimSize;
import io.devicedeletions.application.port.out.DueDeletions;
import io.devicedeletions.application.port.out.DueTenant;
import io.devicedeletions.application.port.out.DueWork;
import io.devicedeletions.domain.tenant.TenantId;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Lets no claim end before one has begun for each tenant: they can only be made by as many. */
final class MeetingDueDeletions implements DueDeletions {

  private final Seq<TenantId> tenants;
  private final Set<Thread> members = ConcurrentHashMap.newKeySet();
  private final Signal allHaveCome;

  MeetingDueDeletions(Seq<TenantId> tenants) {
    this.tenants = tenants;
    this.allHaveCome = new Signal(tenants.size());
  }

  @Override
  public DueWork lookAhead() {
    return new DueWork(tenants.map(tenant -> new DueTenant(tenant, 1)), Option.none());
  }

  @Override
  public Claim settle(TenantId tenant, ClaimSize size, Blame blame) {
    if (members.add(Thread.currentThread())) {
      allHaveCome.give();
    }
    allHaveCome.await();
    return Claim.NOTHING;
  }

  Vector<Thread> awaitMembers() {
    allHaveCome.await();
    return Vector.ofAll(members);
  }
}
