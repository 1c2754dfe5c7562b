package io.devicedeletions.application.service;

import io.devicedeletions.application.port.out.Claim;
import io.devicedeletions.application.port.out.DueDeletions;
import io.devicedeletions.application.port.out.DueWork;
import io.devicedeletions.application.port.out.RemovalListener;
import io.devicedeletions.application.port.out.TransientFailureException;
import io.devicedeletions.application.port.out.TransientFailureException.Reach;
import io.devicedeletions.application.service.TenantRing.Turn;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/** The work of a node, one claim at a time, in the order that is fair. Thread-safe. */
final class RemovalTurns {

  /** A tenant whose work becomes due on another node or by its grace is met so soon. */
  private static final Duration RING_HOLDS = Duration.ofSeconds(1);

  /** Looking ahead takes at most a fifth of the time, whoever asks for it how often. */
  private static final int REST_PER_LOOK = 4;

  private static final Duration LEAST_REST = Duration.ofMillis(20);

  private final DueDeletions dueDeletions;
  private final RemovalListener listener;
  private final TenantRing ring;
  private final StoreBreaker breaker;
  private final LongSupplier nanoTime;
  private final ReentrantLock looking = new ReentrantLock();
  private volatile long lookAgainAt;
  private volatile long ringHoldsUntil;
  private volatile Option<Long> nextDueAt = Option.none();

  /**
   * What came of asking for work.
   *
   * @param worked whether there was some
   * @param nanosToWait how long to wait at most before asking again, if there was none
   */
  record Answer(boolean worked, long nanosToWait) {

    private static final Answer WORKED = new Answer(true, 0);
  }

  RemovalTurns(
      DueDeletions dueDeletions,
      RemovalListener listener,
      TenantRing ring,
      StoreBreaker breaker,
      LongSupplier nanoTime) {
    this.dueDeletions = dueDeletions;
    this.listener = listener;
    this.ring = ring;
    this.breaker = breaker;
    this.nanoTime = nanoTime;
    this.lookAgainAt = nanoTime.getAsLong();
    this.ringHoldsUntil = lookAgainAt;
  }

  /** Makes one claim, if there is one to make. */
  Answer takeOne() {
    long now = nanoTime.getAsLong();
    long closed = breaker.enter(now);
    return closed > 0 ? new Answer(false, closed) : takeOneInside(now);
  }

  /** Whoever breaks down inside, by a full heap, say, leaves the door to others. */
  private Answer takeOneInside(long now) {
    try {
      return takeOne(now);
    } catch (RuntimeException | Error broken) {
      breaker.leave();
      throw broken;
    }
  }

  private Answer takeOne(long now) {
    if (!lookAheadIfDue(now, true)) {
      return new Answer(false, Long.MAX_VALUE);
    }
    Option<Turn> turn = ring.take(now);
    if (turn.isEmpty() && lookAheadIfDue(now, false)) {
      turn = ring.take(now);
    }
    return turn.fold(() -> nothing(now), this::serve);
  }

  /**
   * One worker looks ahead at a time; the others go on with what the ring holds.
   *
   * @return false if the store could not tell
   */
  private boolean lookAheadIfDue(long now, boolean onlyWhereTheRingIsOld) {
    long due = onlyWhereTheRingIsOld ? ringHoldsUntil : lookAgainAt;
    if (now - due < 0 || !looking.tryLock()) {
      return true;
    }
    try {
      return lookAhead(now);
    } finally {
      looking.unlock();
    }
  }

  private boolean lookAhead(long now) {
    DueWork work;
    try {
      work = dueDeletions.lookAhead();
    } catch (RuntimeException | Error failed) {
      tellIfLost(breaker.failed(nanoTime.getAsLong()));
      listener.roundFailed(failed);
      return false;
    }
    tellIfFound(breaker.told(work.tenants().nonEmpty()));
    ring.refresh(work.tenants());
    long looked = nanoTime.getAsLong();
    long rest = Math.max(LEAST_REST.toNanos(), (looked - now) * REST_PER_LOOK);
    lookAgainAt = looked + rest;
    ringHoldsUntil = looked + Math.max(rest, RING_HOLDS.toNanos());
    nextDueAt = work.nextDueIn().map(wait -> looked + wait.toNanos());
    return true;
  }

  private Answer nothing(long now) {
    breaker.leave();
    long rest = lookAgainAt - now;
    // Where a look is overdue, another worker is at it.
    long untilLook = rest > 0 ? rest : LEAST_REST.toNanos();
    long untilDue = nextDueAt.map(due -> Math.max(1, due - now)).getOrElse(Long.MAX_VALUE);
    long untilRetry = ring.nanosToWait(now).getOrElse(Long.MAX_VALUE);
    return new Answer(false, Math.max(untilLook, Math.min(untilDue, untilRetry)));
  }

  private Answer serve(Turn turn) {
    long begun;
    Claim claim;
    try {
      begun = nanoTime.getAsLong();
      claim = dueDeletions.settle(turn.tenant(), turn.size(), turn.blame());
    } catch (RuntimeException | Error rolledBack) {
      failed(turn, rolledBack);
      return Answer.WORKED;
    }
    finished(turn, claim, nanoTime.getAsLong() - begun);
    return Answer.WORKED;
  }

  /** The ring first: whoever listens may break, and the tenant is not to lose its share by it. */
  private void finished(Turn turn, Claim claim, long nanosTaken) {
    ring.finished(turn, claim, nanosTaken);
    tellIfFound(breaker.succeeded());
    if (!claim.isEmpty()) {
      listener.claimed(turn.tenant(), claim, Duration.ofNanos(nanosTaken));
    }
  }

  /** The tenant steps back in any case: the fault may be in its work whatever it looks like. */
  private void failed(Turn turn, Throwable cause) {
    long now = nanoTime.getAsLong();
    boolean isStoreAway =
        cause instanceof TransientFailureException passing && passing.reach() == Reach.STORE;
    ring.failed(turn, !isStoreAway, now);
    if (isStoreAway) {
      tellIfLost(breaker.refusedClaim(now));
    } else {
      tellIfFound(breaker.succeeded());
    }
    listener.claimFailed(turn.tenant(), cause);
  }

  private void tellIfLost(boolean isLost) {
    if (isLost) {
      listener.storeLost();
    }
  }

  private void tellIfFound(boolean isFound) {
    if (isFound) {
      listener.storeFound();
    }
  }
}
