package io.devicedeletions.application.testkit;

import io.devicedeletions.application.port.out.CancellableDeletions;
import io.devicedeletions.application.port.out.PendingDeletions;
import io.devicedeletions.domain.batch.BatchId;
import io.devicedeletions.domain.batch.Cancellation;
import io.devicedeletions.domain.batch.DeletionBatch;
import io.devicedeletions.domain.history.Intervention.Action;
import io.devicedeletions.domain.outcome.RemovalOutcome;
import io.devicedeletions.domain.outcome.Settlement;
import io.devicedeletions.domain.tenant.Requester;
import io.devicedeletions.domain.tenant.TenantId;
import io.vavr.Tuple;
import io.vavr.Tuple2;
import io.vavr.collection.TreeSet;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Instant;

/** What people do to work that waits. */
final class InMemoryInterventions implements CancellableDeletions, PendingDeletions {

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
                    found ->
                        cancel(state, found.batch(), requester, store.now()).map2(Option::some)));
  }

  private static Tuple2<TenantState, Cancellation> cancel(
      TenantState state, DeletionBatch batch, Requester requester, Instant now) {
    Tuple2<Vector<WaitingLine>, Vector<WaitingLine>> itsAndOthers =
        state
            .waiting()
            .partition(
                waiting -> waiting.line().batch().equals(batch.id()) && waiting.lease().isEmpty());
    Vector<Settlement> ends =
        itsAndOthers._1().map(waiting -> new Settlement(waiting.line(), RemovalOutcome.CANCELLED));
    TenantState changed =
        state
            .withWaiting(itsAndOthers._2())
            .settle(ends, now)
            .intervene(
                batch.id(), Action.CANCEL, requester, ends.map(end -> end.line().line()), now);
    TreeSet<Integer> cancelled =
        TreeSet.ofAll(
            changed.endsOf(batch.id()).filter(EndedLine::isCancelled).map(EndedLine::line));
    return Tuple.of(
        changed,
        new Cancellation(
            batch, cancelled, TreeSet.ofAll(batch.scheduledLines()).removeAll(cancelled)));
  }

  @Override
  public long count(TenantId tenant, long limit) {
    return store.state(tenant).waiting().size();
  }
}
