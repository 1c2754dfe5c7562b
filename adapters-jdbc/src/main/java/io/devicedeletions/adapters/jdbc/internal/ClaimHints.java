package io.devicedeletions.adapters.jdbc.internal;

import io.devicedeletions.domain.tenant.TenantId;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Where in a tenant's queue a claim may begin to look. What was settled leaves dead rows at the
 * head of the queue for as long as any transaction may still see them, and every claim that begins
 * there walks over them all. A hint is never more than that: work may appear before it, so it is
 * set anew whenever somebody looks for the tenant's oldest work, and forgotten after a claim that
 * was not full, after a failure, and after a few seconds. Thread-safe.
 */
final class ClaimHints {

  private static final Duration LONGEST_USE = Duration.ofSeconds(5);

  private final LongSupplier nanoTime;
  private final Map<TenantId, Hint> hints = new ConcurrentHashMap<>();

  /** Where to begin, and since when there is a hint. */
  private record Hint(WorkKey after, long since) {

    Hint advancedTo(WorkKey key) {
      return key.compareTo(after) > 0 ? new Hint(key, since) : this;
    }
  }

  ClaimHints(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /** The claim may begin after this. */
  WorkKey after(TenantId tenant) {
    Hint hint = hints.get(tenant);
    if (hint == null) {
      return WorkKey.FIRST;
    }
    if (nanoTime.getAsLong() - hint.since() > LONGEST_USE.toNanos()) {
      hints.remove(tenant, hint);
      return WorkKey.FIRST;
    }
    return hint.after();
  }

  /** Nothing of the tenant's waits before this. */
  void begin(TenantId tenant, WorkKey before) {
    hints.put(tenant, new Hint(before, nanoTime.getAsLong()));
  }

  /** A full claim was committed that ended here. */
  void advance(TenantId tenant, WorkKey last) {
    hints.merge(
        tenant,
        new Hint(last, nanoTime.getAsLong()),
        (known, advanced) -> known.advancedTo(advanced.after()));
  }

  /** There may be work before the hint. */
  void forget(TenantId tenant) {
    hints.remove(tenant);
  }
}
