package io.devicedeletions.application.service;

import io.devicedeletions.application.port.out.PendingDeletions;
import io.devicedeletions.domain.tenant.Tenant;
import io.devicedeletions.domain.tenant.TenantId;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Knows which tenants have as much pending as they may. It counts at most once a second and tenant,
 * and only where a cap is set: within that second, and while the first count is under way, a tenant
 * may get past its cap by what it can send. Thread-safe.
 */
final class PendingCaps {

  /** How long a client should wait: a count that is new by then. */
  static final Duration RETRY_AFTER = Duration.ofSeconds(2);

  private static final Duration COUNT_HOLDS = Duration.ofSeconds(1);

  private final PendingDeletions pending;
  private final LongSupplier nanoTime;
  private final Map<TenantId, Count> counts = new ConcurrentHashMap<>();
  private final Set<TenantId> counting = ConcurrentHashMap.newKeySet();

  /** What was counted, against which cap, and when. */
  private record Count(boolean leavesRoom, long cap, long nanoTime) {}

  PendingCaps(PendingDeletions pending, LongSupplier nanoTime) {
    this.pending = pending;
    this.nanoTime = nanoTime;
  }

  boolean leaveRoom(Tenant tenant) {
    return tenant.settings().pendingCap().forAll(cap -> leavesRoom(tenant.id(), cap));
  }

  /**
   * One counts, as long as the store takes for it, and nobody waits: the others go by what was
   * counted last, or get through where nothing was.
   */
  private boolean leavesRoom(TenantId tenant, long cap) {
    @Nullable Count known = counts.get(tenant);
    if (known != null && isCurrent(known, cap)) {
      return known.leavesRoom();
    }
    if (!counting.add(tenant)) {
      return known == null || known.leavesRoom();
    }
    try {
      Count counted = count(tenant, cap);
      counts.put(tenant, counted);
      return counted.leavesRoom();
    } finally {
      counting.remove(tenant);
    }
  }

  private boolean isCurrent(Count count, long cap) {
    return count.cap() == cap && nanoTime.getAsLong() - count.nanoTime() < COUNT_HOLDS.toNanos();
  }

  private Count count(TenantId tenant, long cap) {
    return new Count(pending.count(tenant, cap) < cap, cap, nanoTime.getAsLong());
  }
}
