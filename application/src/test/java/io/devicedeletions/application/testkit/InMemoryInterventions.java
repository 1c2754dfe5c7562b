package io.devicedeletions.application.testkit;

import io.devicedeletions.application.port.out.CancellableDeletions;
import io.devicedeletions.application.port.out.DeadDeletions;
import io.devicedeletions.application.port.out.FencingToken;
import io.devicedeletions.application.port.out.PendingDeletions;
import io.devicedeletions.domain.batch.BatchId;
import io.devicedeletions.domain.batch.Cancellation;
import io.devicedeletions.domain.batch.DeletionBatch;
import io.devicedeletions.domain.outcome.DeadLine;
import io.devicedeletions.domain.outcome.PendingLine;
import io.devicedeletions.domain.outcome.RemovalOutcome;
import io.devicedeletions.domain.outcome.Settlement;
import io.devicedeletions.domain.tenant.Requester;
import io.devicedeletions.domain.tenant.TenantId;
import io.vavr.Tuple;
import io.vavr.Tuple2;
import io.vavr.collection.Seq;
import io.vavr.collection.TreeSet;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Instant;

/** What people do to work that waits or was given up. */
final class InMemoryInterventions implements CancellableDeletions, DeadDeletions, PendingDeletions {

  /** Stands for a lease that nobody holds, where it is not known what came of the last. */
  private static final FencingToken NO_LEASE = new FencingToken(0);

  private final InMemoryStore store;

  InMemoryInterventions(InMemoryStore store) {
    this.store = store;
  }

  @Override
  public Option<Cancellation> cancel(TenantId tenant, BatchId batch, Requester requester) {
    return store.change(
        tenant,
        state ->
            state
                .batch(batch)
                .fold(
                    () -> Tuple.of(state, Option.none()),
                    found -> cancel(state, found, store.now()).map2(Option::some)));
  }

  private static Tuple2<TenantState, Cancellation> cancel(
      TenantState state, DeletionBatch batch, Instant now) {
    Tuple2<Vector<WaitingLine>, Vector<WaitingLine>> itsAndOthers =
        state
            .waiting()
            .partition(
                waiting -> waiting.line().batch().equals(batch.id()) && waiting.lease().isEmpty());
    TenantState changed =
        state
            .withWaiting(itsAndOthers._2())
            .settle(
                itsAndOthers
                    ._1()
                    .map(waiting -> new Settlement(waiting.line(), RemovalOutcome.CANCELLED)),
                now);
    TreeSet<Integer> cancelled =
        TreeSet.ofAll(
            changed
                .settled()
                .getOrElse(batch.id(), Vector.empty())
                .filter(settled -> settled.outcome() == RemovalOutcome.CANCELLED)
                .map(settled -> settled.line().line()));
    return Tuple.of(
        changed,
        new Cancellation(cancelled, TreeSet.ofAll(batch.scheduledLines()).removeAll(cancelled)));
  }

  @Override
  public Seq<DeadLine> oldest(TenantId tenant, int atMost) {
    TenantState state = store.state(tenant);
    return state.dead().take(atMost).map(dead -> withEntry(state, dead));
  }

  private static DeadLine withEntry(TenantState state, DeadLine dead) {
    return new DeadLine(
        dead.batch(),
        dead.line(),
        state.batch(dead.batch()).map(batch -> batch.lines().get(dead.line()).entry()),
        dead.attempts(),
        dead.error(),
        dead.deadSince(),
        dead.inDoubt());
  }

  @Override
  public int requeueOldest(TenantId tenant, int atMost, Requester requester) {
    return store.change(tenant, state -> requeue(state, atMost, store.now()));
  }

  private static Tuple2<TenantState, Integer> requeue(TenantState state, int atMost, Instant now) {
    Vector<DeadLine> requeued = state.dead().take(atMost);
    return Tuple.of(
        state
            .withDead(state.dead().drop(requeued.size()))
            .withWaiting(
                state
                    .waiting()
                    .appendAll(
                        requeued.flatMap(
                            dead ->
                                pending(state, dead)
                                    .map(line -> requeued(line, dead.inDoubt(), now))))),
        requeued.size());
  }

  private static WaitingLine requeued(PendingLine line, boolean inDoubt, Instant now) {
    return new WaitingLine(line, line.line(), now, Option.when(inDoubt, NO_LEASE));
  }

  private static Option<PendingLine> pending(TenantState state, DeadLine dead) {
    return state
        .batch(dead.batch())
        .flatMap(batch -> TenantState.pendingLines(batch).find(line -> line.line() == dead.line()));
  }

  @Override
  public long count(TenantId tenant, long limit) {
    return store.state(tenant).waiting().size();
  }
}
