package io.devicedeletions.adapters.jdbc.internal;

import io.devicedeletions.domain.history.FateCounts;
import io.devicedeletions.domain.tenant.TenantId;
import io.vavr.collection.SortedMap;
import io.vavr.collection.TreeMap;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What tenants settled in minutes in which nothing more is settled, of those tenants that were
 * asked for last. A busy one leaves a hundred thousand rows an hour: they are added up once.
 * Thread-safe.
 */
final class ClosedMinutes {

  /** Settled is what a transaction began to settle then; none takes that long. */
  private static final Duration LONGEST_TRANSACTION = Duration.ofMinutes(5);

  private static final int MOST_TENANTS = 1_000;

  private final Map<TenantId, SortedMap<Instant, FateCounts>> byTenant =
      new LinkedHashMap<>(16, 0.75f, true);

  /** The minutes from one on that need not be asked for again, without a gap; or none. */
  synchronized SortedMap<Instant, FateCounts> from(TenantId tenant, Instant first) {
    SortedMap<Instant, FateCounts> known =
        byTenant
            .getOrDefault(tenant, TreeMap.empty())
            .filterKeys(minute -> !minute.isBefore(first));
    return known.containsKey(first) ? known : TreeMap.empty();
  }

  /** Remembers minutes without a gap, as far as they are closed. */
  synchronized void learn(TenantId tenant, SortedMap<Instant, FateCounts> minutes, Instant asOf) {
    Instant open = asOf.minus(LONGEST_TRANSACTION).minus(Duration.ofMinutes(1));
    byTenant.put(tenant, minutes.filterKeys(minute -> minute.isBefore(open)));
    if (byTenant.size() > MOST_TENANTS) {
      byTenant.remove(byTenant.keySet().iterator().next());
    }
  }
}
