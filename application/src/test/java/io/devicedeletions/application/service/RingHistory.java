package io.devicedeletions.application.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.application.port.out.DueTenant;
import io.devicedeletions.application.service.TenantRing.Turn;
import io.devicedeletions.domain.batch.BatchLimit;
import io.devicedeletions.domain.tenant.TenantId;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Takes a ring through steps, beside plain notes of who may be served. */
final class RingHistory {

  static final Vector<TenantId> TENANTS =
      Vector.range(0, 5).map(number -> new TenantId("tenant-" + number));

  private static final Duration PAUSE = Duration.ofMillis(100);

  /** More claims than it takes to pay the largest debt of each with the heaviest weights. */
  private static final int AMPLE = 1_000;

  private final int workers;
  private final TenantRing ring;
  private final List<Turn> inHand = new ArrayList<>();
  private final Map<TenantId, Integer> weights = new HashMap<>();
  private final Set<TenantId> drained = new HashSet<>();
  private final Map<TenantId, Long> notBefore = new HashMap<>();

  /** Claims in hand that began before another of their tenant failed. */
  private final Set<Turn> overtaken = Collections.newSetFromMap(new IdentityHashMap<>());

  private long now;
  private int taken;
  private int refused;

  RingHistory(int workers) {
    this.workers = workers;
    this.ring =
        new TenantRing(
            workers,
            ClaimSizing.startingFor(BatchLimit.PUBLISHED),
            Backoff.afterFailure(PAUSE, PAUSE, () -> 0));
  }

  void take(RingStep step) {
    if (step instanceof RingStep.Refresh refresh) {
      refresh(refresh.weights());
    } else if (step instanceof RingStep.Finish finish && !inHand.isEmpty()) {
      finish(inHand.remove(finish.which() % inHand.size()), finish.lines(), finish.isFull());
    } else if (step instanceof RingStep.Fail fail && !inHand.isEmpty()) {
      fail(inHand.remove(fail.which() % inHand.size()));
    } else if (step instanceof RingStep.Pass pass) {
      now += Duration.ofMillis(pass.millis()).toNanos();
    } else if (step instanceof RingStep.Take && inHand.size() < workers) {
      takeOne();
    }
  }

  private void refresh(Seq<Integer> refreshed) {
    weights.clear();
    TENANTS
        .zip(refreshed)
        .filter(tenant -> tenant._2() > 0)
        .forEach(tenant -> weights.put(tenant._1(), tenant._2()));
    drained.clear();
    TENANTS.forEach(this::forgetIfOver);
    ring.refresh(Vector.ofAll(weights.entrySet()).map(entry -> due(entry)));
  }

  private static DueTenant due(Map.Entry<TenantId, Integer> entry) {
    return Turns.due(entry.getKey(), entry.getValue());
  }

  private void takeOne() {
    Set<TenantId> allowed = allowed();
    Option<Turn> turn = ring.take(now);
    assertThat(turn.isDefined())
        .as("served while one of %s may be", allowed)
        .isEqualTo(!allowed.isEmpty());
    turn.forEach(
        next -> {
          assertThat(allowed).contains(next.tenant());
          assertThat(next.isAlone()).isEqualTo(inHand(next.tenant()) == 0);
          assertThat(isFair(next.tenant(), allowed)).as("a share while others wait").isTrue();
          inHand.add(next);
        });
    taken += turn.isDefined() ? 1 : 0;
    refused += turn.isDefined() ? 0 : 1;
  }

  private Set<TenantId> allowed() {
    Set<TenantId> allowed = new TreeSet<>(Comparator.comparing(TenantId::value));
    weights.keySet().stream()
        .filter(tenant -> !drained.contains(tenant))
        .filter(tenant -> notBefore.getOrDefault(tenant, now) <= now)
        .forEach(allowed::add);
    return allowed;
  }

  private boolean isFair(TenantId tenant, Set<TenantId> allowed) {
    boolean othersWait =
        allowed.stream().anyMatch(other -> !other.equals(tenant) && inHand(other) == 0);
    return !othersWait || inHand(tenant) < (workers + 1) / 2;
  }

  private long inHand(TenantId tenant) {
    return inHand.stream().filter(turn -> turn.tenant().equals(tenant)).count();
  }

  private void finish(Turn turn, int lines, boolean isFull) {
    int parts = isFull ? turn.size().parts() : turn.size().parts() / 2;
    ring.finished(turn, Turns.claim(parts, parts == 0 ? 0 : lines), 0);
    if (parts > 0 && turn.hadTheOldest()) {
      notBefore.remove(turn.tenant());
    }
    if (overtaken.remove(turn) || isFull) {
      drained.remove(turn.tenant());
    } else {
      drained.add(turn.tenant());
    }
    forgetIfOver(turn.tenant());
  }

  private void fail(Turn turn) {
    ring.failed(turn, true, now);
    notBefore.put(turn.tenant(), now + PAUSE.toNanos());
    drained.remove(turn.tenant());
    inHand.stream().filter(other -> other.tenant().equals(turn.tenant())).forEach(overtaken::add);
    forgetIfOver(turn.tenant());
  }

  /** Whoever has left the ring comes back as if nothing had happened. */
  private void forgetIfOver(TenantId tenant) {
    if (inHand(tenant) == 0 && (drained.contains(tenant) || !weights.containsKey(tenant))) {
      notBefore.remove(tenant);
    }
  }

  void finishAll() {
    List.copyOf(inHand).forEach(turn -> finish(turn, 1, true));
    inHand.clear();
    refresh(TENANTS.map(tenant -> weights.getOrDefault(tenant, 0)));
    now += PAUSE.toNanos();
  }

  /** Who is served, if one after the other is for long enough. */
  Set<TenantId> serveAll() {
    Set<TenantId> served = new HashSet<>();
    for (int claim = 0; claim < AMPLE && !served.equals(listed()); claim++) {
      ring.take(now)
          .forEach(
              turn -> {
                served.add(turn.tenant());
                ring.finished(turn, Turns.full(turn, 1), 0);
              });
    }
    return served;
  }

  Set<TenantId> listed() {
    return weights.keySet();
  }

  int taken() {
    return taken;
  }

  int refused() {
    return refused;
  }
}
