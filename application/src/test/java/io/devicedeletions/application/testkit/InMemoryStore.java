package io.devicedeletions.application.testkit;

import io.devicedeletions.application.port.out.DeletionQueue;
import io.devicedeletions.application.port.out.DeletionRecords;
import io.devicedeletions.application.port.out.DeviceInventory;
import io.devicedeletions.application.port.out.DueDeletions;
import io.devicedeletions.application.port.out.TenantDirectory;
import io.devicedeletions.domain.device.NameMatch;
import io.devicedeletions.domain.outcome.RemovalRule;
import io.devicedeletions.domain.tenant.Tenant;
import io.devicedeletions.domain.tenant.TenantId;
import io.vavr.Tuple2;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.TreeMap;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Function;

/**
 * A complete store that forgets everything with the process. Correct, atomic and thread-safe: it
 * keeps the same contracts as the real ones.
 */
public final class InMemoryStore implements StoreUnderTest {

  private final RemovalRule rule;
  private final InstantSource clock = InstantSource.system();
  private Map<TenantId, Tenant> tenants = TreeMap.empty();
  private Map<TenantId, TenantState> states = TreeMap.empty();

  /** An empty store that compares names exactly. */
  public InMemoryStore() {
    this(NameMatch.EXACT);
  }

  /** An empty store that compares names in this way. */
  public InMemoryStore(NameMatch nameMatch) {
    this.rule = new RemovalRule(nameMatch);
  }

  @Override
  public DeletionQueue deletionQueue() {
    return new InMemoryDeletionQueue(this);
  }

  @Override
  public DueDeletions dueDeletions() {
    return new InMemoryDueDeletions(this, rule);
  }

  @Override
  public DeviceInventory deviceInventory() {
    return new InMemoryDeviceInventory(this);
  }

  @Override
  public DeletionRecords deletionRecords() {
    return new InMemoryDeletionRecords(this);
  }

  @Override
  public TenantDirectory tenantDirectory() {
    return new InMemoryTenantDirectory(this);
  }

  /** Does nothing; the garbage collector does. */
  @Override
  public void close() {}

  /** The store's own clock, by which work comes due. */
  Instant now() {
    return clock.instant();
  }

  synchronized TenantState state(TenantId tenant) {
    return states.getOrElse(tenant, TenantState.EMPTY);
  }

  /** One transaction: what the change throws leaves everything as it was. */
  synchronized <T> T change(TenantId tenant, Function<TenantState, Tuple2<TenantState, T>> change) {
    Tuple2<TenantState, T> changed = change.apply(state(tenant));
    states = states.put(tenant, changed._1());
    return changed._2();
  }

  synchronized Seq<TenantId> tenantsWithWork() {
    Instant now = now();
    return states.filterValues(state -> state.due(now).nonEmpty()).keySet().toVector();
  }

  synchronized Map<TenantId, Tenant> tenants() {
    return tenants;
  }

  synchronized void save(Tenant tenant) {
    tenants = tenants.put(tenant.id(), tenant);
  }
}
