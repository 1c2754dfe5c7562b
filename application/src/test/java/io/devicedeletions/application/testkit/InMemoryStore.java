package io.devicedeletions.application.testkit;

import io.devicedeletions.application.port.out.CancellableDeletions;
import io.devicedeletions.application.port.out.DeadDeletions;
import io.devicedeletions.application.port.out.DeletionQueue;
import io.devicedeletions.application.port.out.DeletionRecords;
import io.devicedeletions.application.port.out.DeviceInventory;
import io.devicedeletions.application.port.out.DueDeletions;
import io.devicedeletions.application.port.out.DueTenant;
import io.devicedeletions.application.port.out.DueWork;
import io.devicedeletions.application.port.out.FencingToken;
import io.devicedeletions.application.port.out.LeasedDeletions;
import io.devicedeletions.application.port.out.PastDeletions;
import io.devicedeletions.application.port.out.PendingDeletions;
import io.devicedeletions.application.port.out.Pruned;
import io.devicedeletions.application.port.out.RemovalForecast;
import io.devicedeletions.application.port.out.TenantActivity;
import io.devicedeletions.application.port.out.TenantDirectory;
import io.devicedeletions.application.port.out.TrackedDeletions;
import io.devicedeletions.application.port.out.TransientFailureException;
import io.devicedeletions.application.port.out.TransientFailureException.Reach;
import io.devicedeletions.domain.device.DeviceUid;
import io.devicedeletions.domain.device.NameMatch;
import io.devicedeletions.domain.outcome.PreviewRule;
import io.devicedeletions.domain.outcome.RemovalSettings;
import io.devicedeletions.domain.outcome.Retention;
import io.devicedeletions.domain.tenant.Tenant;
import io.devicedeletions.domain.tenant.TenantId;
import io.devicedeletions.domain.tenant.TenantSettings;
import io.vavr.Tuple;
import io.vavr.Tuple2;
import io.vavr.collection.Map;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * A complete store that forgets everything with the process. Correct, atomic and thread-safe: it
 * keeps the same contracts as the real ones.
 */
public final class InMemoryStore implements StoreUnderTest {

  private final RemovalSettings settings;
  private Option<Reach> breaking = Option.none();
  private Duration passed = Duration.ZERO;
  private long lastToken;
  private Map<TenantId, Tenant> tenants = TreeMap.empty();
  private Map<TenantId, TenantState> states = TreeMap.empty();

  /** An empty store that compares names exactly. */
  public InMemoryStore() {
    this(NameMatch.EXACT);
  }

  /** An empty store that compares names in this way. */
  public InMemoryStore(NameMatch nameMatch) {
    this.settings = SETTINGS.withNameMatch(nameMatch);
  }

  @Override
  public DeletionQueue deletionQueue() {
    return new InMemoryDeletionQueue(this);
  }

  @Override
  public DueDeletions dueDeletions() {
    return new InMemoryDueDeletions(this, settings);
  }

  @Override
  public LeasedDeletions leasedDeletions() {
    return new InMemoryLeasedDeletions(this, settings.retryPolicy());
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

  @Override
  public PendingDeletions pendingDeletions() {
    return new InMemoryInterventions(this);
  }

  @Override
  public CancellableDeletions cancellableDeletions() {
    return new InMemoryInterventions(this);
  }

  @Override
  public DeadDeletions deadDeletions() {
    return new InMemoryDeadDeletions(this);
  }

  @Override
  public TrackedDeletions trackedDeletions() {
    return new InMemoryTrackedDeletions(this);
  }

  @Override
  public RemovalForecast removalForecast() {
    return (tenant, entries) ->
        new PreviewRule(settings.nameMatch())
            .predict(entries, state(tenant).devices().mapValues(known -> known.device().name()));
  }

  @Override
  public TenantActivity tenantActivity() {
    return new InMemoryTenantActivity(this);
  }

  @Override
  public PastDeletions pastDeletions() {
    return this::forget;
  }

  private synchronized Pruned forget(Retention retention) {
    retention
        .period()
        .forEach(period -> states = states.mapValues(state -> state.prune(now().minus(period))));
    return Pruned.NOTHING;
  }

  @Override
  public void poison(TenantId tenant, DeviceUid uid) {
    change(tenant, state -> Tuple.of(state.withPoisoned(state.poisoned().add(uid)), true));
  }

  @Override
  public void cure(TenantId tenant, DeviceUid uid) {
    change(tenant, state -> Tuple.of(state.withPoisoned(state.poisoned().remove(uid)), true));
  }

  @Override
  public synchronized void breakNextClaim(Reach reach) {
    breaking = Option.some(reach);
  }

  /** Nothing is lost: what was changed is as good as stored. */
  @Override
  public synchronized void restart() {
    breaking = Option.none();
  }

  /** Where the connection would be lost. */
  synchronized void commitClaim() {
    Option<Reach> failure = breaking;
    breaking = Option.none();
    failure.forEach(
        reach -> {
          throw new TransientFailureException(reach, new IllegalStateException("broken"));
        });
  }

  @Override
  public synchronized void passTime(Duration duration) {
    passed = passed.plus(duration);
  }

  /** Does nothing; the garbage collector does. */
  @Override
  public void close() {}

  /** The store's own clock, by which work comes due; a database's ticks no faster. */
  synchronized Instant now() {
    return InstantSource.system().instant().plus(passed).truncatedTo(ChronoUnit.MICROS);
  }

  /** What a tenant has, and when it was looked at. */
  synchronized <T> T look(TenantId tenant, BiFunction<TenantState, Instant, T> seen) {
    return seen.apply(state(tenant), now());
  }

  synchronized FencingToken nextToken() {
    lastToken++;
    return new FencingToken(lastToken);
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

  synchronized DueWork lookAhead() {
    Instant now = now();
    Vector<Tuple2<TenantId, Instant>> heads =
        states
            .toVector()
            .flatMap(state -> state._2().nextDue().map(due -> Tuple.of(state._1(), due)))
            .reject(head -> settingsOf(head._1()).paused());
    return new DueWork(
        heads
            .reject(head -> head._2().isAfter(now))
            .map(head -> new DueTenant(head._1(), settingsOf(head._1()).weight())),
        heads
            .filter(head -> head._2().isAfter(now))
            .map(head -> Duration.between(now, head._2()))
            .min());
  }

  private TenantSettings settingsOf(TenantId tenant) {
    return tenants.get(tenant).map(Tenant::settings).getOrElse(TenantSettings.DEFAULT);
  }

  synchronized Map<TenantId, Tenant> tenants() {
    return tenants;
  }

  synchronized void save(Tenant tenant) {
    tenants = tenants.put(tenant.id(), tenant);
  }
}
