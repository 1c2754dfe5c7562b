package io.devicedeletions.application.service;

import io.devicedeletions.application.port.out.Blame;
import io.devicedeletions.application.port.out.Claim;
import io.devicedeletions.application.port.out.ClaimSize;
import io.devicedeletions.application.port.out.DueTenant;
import io.devicedeletions.domain.tenant.TenantId;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;

/**
 * The tenants with due work, served in turns by deficit round robin: each turn is worth so many
 * lines times the tenant's weight, and what a claim took beyond that is paid for with later turns.
 * While others wait, no tenant has more than half of the workers. Thread-safe.
 */
final class TenantRing {

  /** After so many failures in a row, one line may be what they have in common. */
  private static final int PATIENCE = 4;

  /** How much larger than the first a claim becomes that looks for a line. */
  private static final int MOST_GROWTH = 16;

  private final int workers;
  private final ClaimSizing sizing;
  private final Backoff backoff;

  /** Whose turn is next comes first. */
  private final LinkedHashMap<TenantId, TenantPlace> places = new LinkedHashMap<>();

  /**
   * A claim to make.
   *
   * @param tenant whose
   * @param size how large
   * @param blame which errors to take for a line's own
   * @param paid how many lines it was taken to have; the rest is settled when it is finished
   * @param isAlone whether nothing else of the tenant's was in hand when it was taken
   * @param rolledBack how many of the tenant's claims had been rolled back by then
   */
  record Turn(
      TenantId tenant, ClaimSize size, Blame blame, long paid, boolean isAlone, long rolledBack) {

    /** What succeeds beside one that fails says nothing about what that one holds. */
    boolean hadTheOldest() {
      return isAlone || isCareful();
    }

    boolean isCareful() {
      return blame == Blame.PASSING_ERRORS_TOO;
    }
  }

  TenantRing(int workers, ClaimSizing sizing, Backoff backoff) {
    this.workers = workers;
    this.sizing = sizing;
    this.backoff = backoff;
  }

  /** Takes in who has due work, and lets go of who has none any more. */
  synchronized void refresh(Seq<DueTenant> due) {
    Map<TenantId, Integer> weights =
        due.foldLeft(
            HashMap.empty(), (known, tenant) -> known.put(tenant.tenant(), tenant.weight()));
    places.forEach(
        (tenant, place) -> {
          if (!weights.containsKey(tenant)) {
            place.notFoundDue();
          }
        });
    places.values().removeIf(TenantPlace::isOver);
    weights.forEach(
        (tenant, weight) ->
            places
                .computeIfAbsent(tenant, unknown -> new TenantPlace(weight, sizing.first()))
                .foundDue(weight));
  }

  /** The next claim to make; whoever takes it tells how it went. */
  synchronized Option<Turn> take(long now) {
    return next(now, share(now)).flatMap(this::serve);
  }

  /** Whoever is passed by for want of credit earns a turn's worth of it. */
  private Option<TenantId> next(long now, int share) {
    List<TenantId> passedBy = new ArrayList<>();
    Option<TenantId> next = Option.none();
    for (var place : places.entrySet()) {
      if (place.getValue().mayBeServed(now, share)) {
        if (place.getValue().hasCredit()) {
          next = Option.some(place.getKey());
          break;
        }
        passedBy.add(place.getKey());
      }
    }
    passedBy.forEach(this::endTurn);
    return next.isEmpty() && !passedBy.isEmpty() ? next(now, share) : next;
  }

  /** All is made before anything is taken in hand: what is lost in between is never given back. */
  private Option<Turn> serve(TenantId tenant) {
    TenantPlace place = place(tenant);
    Blame blame =
        place.suspiciousFailures() >= PATIENCE ? Blame.PASSING_ERRORS_TOO : Blame.LASTING_ERRORS;
    Option<Turn> turn =
        Option.some(
            new Turn(
                tenant,
                place.size(),
                blame,
                place.expectedLines(),
                place.isLeftAlone(),
                place.rolledBack()));
    if (place.take()) {
      endTurn(tenant);
    }
    return turn;
  }

  private void endTurn(TenantId tenant) {
    TenantPlace place = place(tenant);
    place.endTurn();
    places.remove(tenant);
    places.put(tenant, place);
  }

  /** All the workers for a tenant that is alone, half of them where others wait. */
  private int share(long now) {
    boolean isAnyLeftAlone =
        places.values().stream()
            .anyMatch(place -> place.isLeftAlone() && place.mayBeServed(now, 1));
    return isAnyLeftAlone ? (workers + 1) / 2 : workers;
  }

  private TenantPlace place(TenantId tenant) {
    return Objects.requireNonNull(places.get(tenant), "a tenant in the ring");
  }

  /** A claim was committed. */
  synchronized void finished(Turn turn, Claim claim, long nanosTaken) {
    Option.of(places.get(turn.tenant()))
        .forEach(
            place -> {
              place.finished(turn, claim, sizing.next(turn.size(), claim, nanosTaken));
              dropIfOver(turn.tenant(), place);
            });
  }

  private void dropIfOver(TenantId tenant, TenantPlace place) {
    if (place.isOver()) {
      places.remove(tenant);
    }
  }

  /**
   * A claim was rolled back: it is tried again later.
   *
   * @param isSuspicious whether a line may be at fault, rather than the store
   */
  synchronized void failed(Turn turn, boolean isSuspicious, long now) {
    Option.of(places.get(turn.tenant()))
        .forEach(
            place -> {
              place.failed(
                  turn,
                  isSuspicious,
                  sizeAfterFailure(turn, place),
                  now + pauseAfterFailure(place));
              dropIfOver(turn.tenant(), place);
            });
  }

  /**
   * With less, until it is looked for a line: then an ample claim may find healthy lines beside it,
   * and where it finds none, a larger one comes sooner to an end of those that fail.
   */
  private ClaimSize sizeAfterFailure(Turn turn, TenantPlace place) {
    if (turn.isCareful() && turn.size().parts() < sizing.first().parts() * MOST_GROWTH) {
      return turn.size().larger();
    }
    return place.suspiciousFailures() + 1 >= PATIENCE ? sizing.first() : turn.size().smaller();
  }

  private long pauseAfterFailure(TenantPlace place) {
    return backoff.nanosAfter(place.failures() + 1);
  }

  /** How long until the first of those who wait after a failure may be served again. */
  synchronized Option<Long> nanosToWait(long now) {
    return Option.ofOptional(
        places.values().stream()
            .filter(TenantPlace::isLeftAlone)
            .map(place -> place.nanosToWait(now))
            .filter(nanos -> nanos > 0)
            .min(Long::compare));
  }
}
