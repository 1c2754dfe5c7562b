package io.devicedeletions.adapters.jdbc.internal;

import io.devicedeletions.domain.tenant.TenantId;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How far back to look for the oldest work of tenants of whom much was settled: not into the dead
 * rows, which nobody can clear away for as long as any transaction may still see them. Work that
 * appears behind a floor, such as another node's that was rolled back, is found by the next look
 * without floors, which there is every few seconds, or less often where it takes long. Thread-safe.
 */
final class LookAheadFloors {

  /** Fewer dead rows are not worth a floor. */
  private static final long MANY_PARTS = 200;

  private static final Duration LEAST_USE = Duration.ofSeconds(5);

  /** Looking without floors takes at most a fiftieth of the time. */
  private static final int USE_PER_LOOK = 50;

  private final LongSupplier nanoTime;
  private Map<TenantId, Floor> floors = HashMap.empty();
  private long lookWithoutAt;

  /** The last that was settled, and how much before it. */
  private record Floor(WorkKey last, long parts) {

    Floor raisedBy(Floor other) {
      return new Floor(last.compareTo(other.last) > 0 ? last : other.last, parts + other.parts);
    }

    boolean isWorthIt() {
      return parts >= MANY_PARTS && !last.equals(WorkKey.FIRST);
    }
  }

  LookAheadFloors(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.lookWithoutAt = nanoTime.getAsLong();
  }

  /** The floors to use now; none when it is time to look without. */
  synchronized Map<TenantId, WorkKey> current() {
    return nanoTime.getAsLong() - lookWithoutAt >= 0
        ? HashMap.empty()
        : floors.filterValues(Floor::isWorthIt).mapValues(Floor::last);
  }

  /** A look without floors was taken. */
  synchronized void lookedWithout(long nanosTaken) {
    lookWithoutAt = nanoTime.getAsLong() + Math.max(LEAST_USE.toNanos(), nanosTaken * USE_PER_LOOK);
  }

  /**
   * A claim that began after one place settled so many parts, of which this was the last in the
   * queue. If something was rolled back before where it began, that keeps the floor down.
   */
  synchronized void raise(TenantId tenant, WorkKey after, WorkKey last, int parts) {
    Floor known = floors.getOrElse(tenant, new Floor(after, 0));
    floors =
        floors.put(
            tenant,
            after.compareTo(known.last()) <= 0
                ? known.raisedBy(new Floor(last, parts))
                : known.raisedBy(new Floor(known.last(), parts)));
  }

  /** Work of the tenant's waits, and none before this. */
  synchronized void moveTo(TenantId tenant, WorkKey before) {
    floors = floors.computeIfPresent(tenant, (key, floor) -> new Floor(before, floor.parts()))._2();
  }

  /** Work may wait after this. */
  synchronized void lowerTo(TenantId tenant, WorkKey after) {
    Floor known = floors.getOrElse(tenant, new Floor(after, 0));
    floors =
        floors.put(
            tenant, after.compareTo(known.last()) < 0 ? new Floor(after, known.parts()) : known);
  }

  /**
   * Lets go of those who have no work any more, after a look without floors that took so long. One
   * that took long met dead rows, which their floors still spare the others.
   */
  synchronized void keepOnly(Seq<TenantId> tenantsWithWork, long nanosTaken) {
    if (nanosTaken * USE_PER_LOOK <= LEAST_USE.toNanos()) {
      floors = floors.filterKeys(tenantsWithWork.toSet()::contains);
    }
  }
}
