package io.devicedeletions.application.service;

import io.devicedeletions.application.port.out.DueTenant;
import io.devicedeletions.application.service.TenantRing.Turn;
import io.devicedeletions.domain.batch.BatchLimit;
import io.devicedeletions.domain.tenant.TenantId;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.Comparator;
import java.util.PriorityQueue;

/** Workers and tenants in simulated time, on a ring that is refreshed once a second. */
final class FairnessSimulation {

  private static final long REFRESH = 1_000;
  private static final long IDLE = 20;
  private static final long NEVER = -1;

  /**
   * A tenant gets work.
   *
   * @param millis when
   * @param weight its weight
   * @param claims how many claims it comes to
   * @param lines how many lines each of them has
   */
  record Arrival(int millis, int weight, int claims, int lines) {}

  /** How long a tenant waited for its first claim, and how long it may. */
  record Wait(long millis, long bound) {}

  private final Vector<Tenant> tenants;
  private final long claimMillis;
  private final int workers;
  private final TenantRing ring;
  private final PriorityQueue<Worker> free;
  private long refreshAt;

  FairnessSimulation(Vector<Arrival> arrivals, int workers, long claimMillis) {
    this.tenants =
        arrivals.zipWithIndex(
            (arrival, number) -> new Tenant(new TenantId("tenant-" + number), arrival));
    this.workers = workers;
    this.claimMillis = claimMillis;
    this.ring =
        new TenantRing(
            workers,
            ClaimSizing.startingFor(BatchLimit.PUBLISHED),
            Backoff.afterFailure(Duration.ofMillis(100), Duration.ofSeconds(30), () -> 0));
    this.free = new PriorityQueue<>(Comparator.comparingLong(worker -> worker.freeAt));
    Vector.range(0, workers).forEach(number -> free.add(new Worker()));
  }

  private static final class Worker {
    private long freeAt;
    private Option<Turn> turn = Option.none();
  }

  private static final class Tenant {
    private final TenantId id;
    private final Arrival arrival;
    private int claimsLeft;
    private long servedAt = NEVER;
    private long doneAt = Long.MAX_VALUE;

    Tenant(TenantId id, Arrival arrival) {
      this.id = id;
      this.arrival = arrival;
      this.claimsLeft = arrival.claims();
    }

    boolean isDue(long now) {
      return arrival.millis() <= now && claimsLeft > 0;
    }

    boolean hasWorkBetween(long from, long to) {
      return arrival.millis() <= to && doneAt >= from;
    }
  }

  /** The waits of all tenants, when all their work is done. */
  Vector<Wait> run() {
    while (tenants.exists(tenant -> tenant.doneAt == Long.MAX_VALUE)) {
      Worker worker = free.remove();
      long now = worker.freeAt;
      worker.turn.forEach(turn -> finish(turn, now));
      worker.turn = next(now);
      worker.turn.forEach(turn -> begin(turn, now));
      worker.freeAt = now + (worker.turn.isDefined() ? claimMillis : IDLE);
      free.add(worker);
    }
    return tenants.map(this::waitOf);
  }

  private Option<Turn> next(long now) {
    if (now >= refreshAt) {
      refresh(now);
    }
    Option<Turn> turn = ring.take(0);
    if (turn.isEmpty()) {
      refresh(now);
      return ring.take(0);
    }
    return turn;
  }

  private void refresh(long now) {
    refreshAt = now + REFRESH;
    ring.refresh(
        tenants
            .filter(tenant -> tenant.isDue(now))
            .map(tenant -> new DueTenant(tenant.id, tenant.arrival.weight())));
  }

  private void begin(Turn turn, long now) {
    Tenant tenant = find(turn);
    tenant.claimsLeft = Math.max(0, tenant.claimsLeft - 1);
    tenant.servedAt = tenant.servedAt == NEVER ? now : tenant.servedAt;
  }

  private void finish(Turn turn, long now) {
    Tenant tenant = find(turn);
    int lines = tenant.arrival.lines();
    ring.finished(
        turn,
        tenant.claimsLeft > 0 ? Turns.full(turn, lines) : Turns.claim(0, 0),
        Duration.ofMillis(claimMillis).toNanos());
    tenant.doneAt = tenant.claimsLeft > 0 ? tenant.doneAt : Math.min(tenant.doneAt, now);
  }

  private Tenant find(Turn turn) {
    return tenants.find(tenant -> tenant.id.equals(turn.tenant())).get();
  }

  private Wait waitOf(Tenant tenant) {
    long claims =
        1
            + tenants
                .remove(tenant)
                .filter(other -> other.hasWorkBetween(tenant.arrival.millis(), tenant.servedAt))
                .map(other -> other.arrival.weight())
                .sum()
                .longValue();
    long rounds = (claims + workers - 1) / workers;
    return new Wait(tenant.servedAt - tenant.arrival.millis(), REFRESH + rounds * claimMillis);
  }
}
