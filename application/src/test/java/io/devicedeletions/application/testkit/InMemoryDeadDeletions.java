package io.devicedeletions.application.testkit;

import io.devicedeletions.application.port.out.DeadDeletions;
import io.devicedeletions.application.port.out.FencingToken;
import io.devicedeletions.domain.history.DeadQuery;
import io.devicedeletions.domain.history.Intervention.Action;
import io.devicedeletions.domain.history.LineKey;
import io.devicedeletions.domain.history.Page;
import io.devicedeletions.domain.history.RecordPlace;
import io.devicedeletions.domain.outcome.DeadLine;
import io.devicedeletions.domain.outcome.PendingLine;
import io.devicedeletions.domain.tenant.Requester;
import io.devicedeletions.domain.tenant.TenantId;
import io.vavr.Tuple;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.Comparator;

final class InMemoryDeadDeletions implements DeadDeletions {

  /** Stands for a lease that nobody holds, where it is not known what came of the last. */
  private static final FencingToken NO_LEASE = new FencingToken(0);

  private final InMemoryStore store;

  InMemoryDeadDeletions(InMemoryStore store) {
    this.store = store;
  }

  @Override
  public Seq<DeadLine> oldest(TenantId tenant, int atMost) {
    TenantState state = store.state(tenant);
    return oldest(state).take(atMost).map(dead -> withEntry(state, dead));
  }

  @Override
  public Page<DeadLine, RecordPlace> list(TenantId tenant, DeadQuery query) {
    TenantState state = store.state(tenant);
    Vector<DeadLine> rest =
        oldest(state)
            .filter(
                dead ->
                    query
                        .after()
                        .forAll(
                            place ->
                                InMemoryDeletionRecords.BY_TIME.compare(place(dead), place) > 0))
            .map(dead -> withEntry(state, dead));
    return Pages.first(rest, query.limit(), InMemoryDeadDeletions::place);
  }

  private static Vector<DeadLine> oldest(TenantState state) {
    return state
        .dead()
        .sorted(
            Comparator.comparing(InMemoryDeadDeletions::place, InMemoryDeletionRecords.BY_TIME));
  }

  private static RecordPlace place(DeadLine dead) {
    return new RecordPlace(dead.deadSince(), dead.batch(), dead.line());
  }

  private static LineKey key(DeadLine dead) {
    return place(dead).key();
  }

  private static DeadLine withEntry(TenantState state, DeadLine dead) {
    return new DeadLine(
        dead.batch(),
        dead.line(),
        state.batch(dead.batch()).map(batch -> batch.batch().lines().get(dead.line()).entry()),
        dead.attempts(),
        dead.error(),
        dead.deadSince(),
        dead.inDoubt());
  }

  @Override
  public int requeueOldest(TenantId tenant, int atMost, Requester requester) {
    return store.change(
        tenant,
        state -> {
          Vector<DeadLine> lines = oldest(state).take(atMost);
          return Tuple.of(requeue(state, lines, requester, store.now()), lines.size());
        });
  }

  @Override
  public Vector<LineKey> requeue(TenantId tenant, Seq<LineKey> lines, Requester requester) {
    return store.change(
        tenant,
        state -> {
          Vector<DeadLine> asked = state.dead().filter(dead -> lines.contains(key(dead)));
          return Tuple.of(requeue(state, asked, requester, store.now()), keys(asked));
        });
  }

  private static Vector<LineKey> keys(Vector<DeadLine> lines) {
    return lines
        .map(InMemoryDeadDeletions::key)
        .sorted(
            Comparator.comparing((LineKey key) -> key.batch().toString())
                .thenComparingInt(LineKey::line));
  }

  private static TenantState requeue(
      TenantState state, Vector<DeadLine> lines, Requester requester, Instant now) {
    TenantState requeued =
        state
            .withDead(state.dead().removeAll(lines))
            .withWaiting(
                state.waiting().appendAll(lines.flatMap(dead -> requeued(state, dead, now))));
    return lines
        .groupBy(DeadLine::batch)
        .mapValues(ofBatch -> ofBatch.map(DeadLine::line))
        .foldLeft(
            requeued,
            (changed, ofBatch) ->
                changed.intervene(ofBatch._1(), Action.REQUEUE, requester, ofBatch._2(), now));
  }

  private static Option<WaitingLine> requeued(TenantState state, DeadLine dead, Instant now) {
    return pending(state, dead)
        .map(
            line -> new WaitingLine(line, line.line(), now, Option.when(dead.inDoubt(), NO_LEASE)));
  }

  private static Option<PendingLine> pending(TenantState state, DeadLine dead) {
    return state
        .batch(dead.batch())
        .flatMap(
            batch ->
                TenantState.pendingLines(batch.batch()).find(line -> line.line() == dead.line()));
  }
}
