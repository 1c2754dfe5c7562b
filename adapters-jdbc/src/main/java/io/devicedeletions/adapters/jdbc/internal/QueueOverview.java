package io.devicedeletions.adapters.jdbc.internal;

import io.devicedeletions.adapters.jdbc.internal.WorkQueue.Head;
import io.devicedeletions.application.port.out.DueWork;
import io.devicedeletions.domain.tenant.TenantId;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Vector;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Whose work waits, and where in the queue it begins: what a look ahead finds out spares the claims
 * that follow the dead rows before it. Thread-safe.
 */
final class QueueOverview {

  private final Sessions sessions;
  private final Dialect dialect;
  private final WorkQueue queue;
  private final LongSupplier nanoTime;
  private final ClaimHints hints;
  private final LookAheadFloors floors;

  QueueOverview(Database database, LongSupplier nanoTime) {
    this.sessions = database.work();
    this.dialect = database.dialect();
    this.queue = new WorkQueue(dialect);
    this.nanoTime = nanoTime;
    this.hints = new ClaimHints(nanoTime);
    this.floors = new LookAheadFloors(nanoTime);
  }

  /**
   * What is due.
   *
   * @param tenants how many tenants have some
   * @param oldest for how long the oldest has been due
   */
  record Backlog(int tenants, Duration oldest) {}

  /** The tenants with due work, and when there is more. */
  DueWork lookAhead() {
    Vector<Head> heads = look();
    return new DueWork(
        heads.filter(Head::isDue).map(Head::tenant),
        heads.reject(Head::isDue).map(Head::dueIn).min());
  }

  /** How much is due, at the cost of looking ahead. */
  Backlog backlog() {
    Vector<Head> due = look().filter(Head::isDue);
    return new Backlog(
        due.size(), due.map(head -> head.dueIn().negated()).max().getOrElse(Duration.ZERO));
  }

  private Vector<Head> look() {
    Map<TenantId, WorkKey> usedFloors = floors.current();
    Vector<Head> heads = usedFloors.isEmpty() ? lookWithoutFloors() : heads(usedFloors);
    heads.forEach(this::learnFrom);
    return heads;
  }

  /** If it takes too long, it would the next time too: that is not to be all that happens. */
  private Vector<Head> lookWithoutFloors() {
    long begun = nanoTime.getAsLong();
    try {
      Vector<Head> heads = heads(HashMap.empty());
      long taken = nanoTime.getAsLong() - begun;
      floors.keepOnly(heads.map(head -> head.tenant().tenant()), taken);
      floors.lookedWithout(taken);
      return heads;
    } catch (RuntimeException failure) {
      // How long it took a store that is away says nothing about dead rows.
      boolean isStoreAway = dialect.kindOf(failure) == FailureKind.STORE;
      floors.lookedWithout(isStoreAway ? 0 : nanoTime.getAsLong() - begun);
      throw failure;
    }
  }

  private Vector<Head> heads(Map<TenantId, WorkKey> usedFloors) {
    return sessions.read(handle -> queue.heads(handle, usedFloors));
  }

  /** What is due later says nothing about where something may become due meanwhile. */
  private void learnFrom(Head head) {
    hints.begin(head.tenant().tenant(), head.before());
    if (head.isDue()) {
      floors.moveTo(head.tenant().tenant(), head.before());
    }
  }

  /**
   * A claim may begin after this. A hint may just have been forgotten by a claim that began before
   * the last look ahead: what the floor hides, the next look finds.
   */
  WorkKey after(TenantId tenant) {
    WorkKey hint = hints.after(tenant);
    return hint.equals(WorkKey.FIRST) ? floors.current().get(tenant).getOrElse(hint) : hint;
  }

  /** A claim that began after one place took these parts; if it is not full, they were the last. */
  void claimed(TenantId tenant, WorkKey after, Vector<ClaimedPart> parts, boolean isFull) {
    parts.lastOption().forEach(part -> floors.raise(tenant, after, part.key(), parts.size()));
    if (isFull) {
      hints.advance(tenant, parts.last().key());
    } else {
      hints.forget(tenant);
    }
  }

  /** What a claim that began after this took: it was rolled back, or some of it was put back. */
  void mayWaitAgain(TenantId tenant, WorkKey after) {
    hints.forget(tenant);
    floors.lowerTo(tenant, after);
  }
}
