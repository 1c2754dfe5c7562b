package io.devicedeletions.adapters.jdbc.internal;

import io.devicedeletions.adapters.jdbc.internal.WorkQueue.Head;
import io.devicedeletions.application.port.out.DueWork;
import io.devicedeletions.domain.tenant.TenantId;
import io.vavr.collection.Map;
import io.vavr.collection.Vector;
import java.util.function.LongSupplier;

/**
 * Whose work waits, and where in the queue it begins: what a look ahead finds out spares the claims
 * that follow the dead rows before it. Thread-safe.
 */
final class QueueOverview {

  private final Sessions sessions;
  private final WorkQueue queue;
  private final LongSupplier nanoTime;
  private final ClaimHints hints;
  private final LookAheadFloors floors;

  QueueOverview(Sessions sessions, WorkQueue queue, LongSupplier nanoTime) {
    this.sessions = sessions;
    this.queue = queue;
    this.nanoTime = nanoTime;
    this.hints = new ClaimHints(nanoTime);
    this.floors = new LookAheadFloors(nanoTime);
  }

  /** The tenants with due work, and when there is more. */
  DueWork lookAhead() {
    Vector<Head> heads = heads(floors.current());
    heads.forEach(this::learnFrom);
    return new DueWork(
        heads.filter(Head::isDue).map(Head::tenant),
        heads.reject(Head::isDue).map(Head::dueIn).min());
  }

  private Vector<Head> heads(Map<TenantId, WorkKey> usedFloors) {
    long begun = nanoTime.getAsLong();
    Vector<Head> heads = sessions.read(handle -> queue.heads(handle, usedFloors));
    if (usedFloors.isEmpty()) {
      floors.lookedWithout(nanoTime.getAsLong() - begun);
    }
    return heads;
  }

  private void learnFrom(Head head) {
    hints.begin(head.tenant().tenant(), head.before());
    floors.lowerTo(head.tenant().tenant(), head.before());
  }

  /**
   * A claim may begin after this. A hint may just have been forgotten by a claim that began before
   * the last look ahead: what the floor hides, the next look finds.
   */
  WorkKey after(TenantId tenant) {
    WorkKey hint = hints.after(tenant);
    return hint.equals(WorkKey.FIRST) ? floors.current().get(tenant).getOrElse(hint) : hint;
  }

  /** These parts were taken out of the queue; if the claim was not full, they were the last. */
  void claimed(TenantId tenant, Vector<ClaimedPart> parts, boolean isFull) {
    parts.lastOption().forEach(part -> floors.raise(tenant, part.key(), parts.size()));
    if (isFull) {
      hints.advance(tenant, parts.last().key());
    } else {
      hints.forget(tenant);
    }
  }

  /** Work may wait anywhere in the tenant's queue. */
  void forget(TenantId tenant) {
    hints.forget(tenant);
    floors.forget(tenant);
  }
}
