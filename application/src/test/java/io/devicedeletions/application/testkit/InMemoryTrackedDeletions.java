package io.devicedeletions.application.testkit;

import io.devicedeletions.application.port.out.TrackedDeletions;
import io.devicedeletions.domain.batch.BatchId;
import io.devicedeletions.domain.batch.BatchLine;
import io.devicedeletions.domain.batch.EntryStatus;
import io.devicedeletions.domain.history.BatchPlace;
import io.devicedeletions.domain.history.BatchProgress;
import io.devicedeletions.domain.history.BatchQuery;
import io.devicedeletions.domain.history.BatchState;
import io.devicedeletions.domain.history.BatchSummary;
import io.devicedeletions.domain.history.Intervention;
import io.devicedeletions.domain.history.LineProgress;
import io.devicedeletions.domain.history.LineState;
import io.devicedeletions.domain.history.Page;
import io.devicedeletions.domain.outcome.DeadLine;
import io.devicedeletions.domain.tenant.TenantId;
import io.vavr.Tuple;
import io.vavr.Tuple2;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.Comparator;

final class InMemoryTrackedDeletions implements TrackedDeletions {

  private static final int MOST_INTERVENTIONS = 100;

  private static final Comparator<BatchPlace> BY_ID =
      Comparator.comparing(place -> place.batch().toString());

  private static final Comparator<BatchPlace> BY_TIME =
      Comparator.comparing(BatchPlace::acceptedAt).thenComparing(BY_ID);

  private final InMemoryStore store;

  InMemoryTrackedDeletions(InMemoryStore store) {
    this.store = store;
  }

  @Override
  public Option<BatchProgress> find(TenantId tenant, BatchId batch) {
    return store.look(
        tenant, (state, now) -> state.batch(batch).map(found -> progress(state, found, now)));
  }

  @Override
  public Option<BatchSummary> summary(TenantId tenant, BatchId batch) {
    return find(tenant, batch).map(BatchProgress::summary);
  }

  @Override
  public Map<BatchId, BatchSummary> summaries(TenantId tenant, Seq<BatchId> batches) {
    if (batches.size() > MOST_SUMMARIES) {
      throw new IllegalArgumentException("too many batches at once");
    }
    return HashMap.ofEntries(
        batches.flatMap(batch -> summary(tenant, batch)).map(found -> Tuple.of(found.id(), found)));
  }

  @Override
  public Page<BatchSummary, BatchPlace> list(TenantId tenant, BatchQuery query) {
    return store.look(tenant, (state, now) -> list(state, query, now));
  }

  private static Page<BatchSummary, BatchPlace> list(
      TenantState state, BatchQuery query, Instant now) {
    Comparator<BatchPlace> order = order(query);
    Vector<BatchSummary> rest =
        state
            .batches()
            .filter(
                batch -> query.before().forAll(place -> order.compare(batch.place(), place) < 0))
            .filter(batch -> isMeant(query, batch))
            .sorted(Comparator.comparing(AcceptedBatch::place, order.reversed()))
            .map(batch -> progress(state, batch, now).summary())
            .filter(summary -> query.state().forAll(summary.state()::equals));
    return Pages.first(
        rest, query.limit(), summary -> new BatchPlace(summary.times().acceptedAt(), summary.id()));
  }

  private static Comparator<BatchPlace> order(BatchQuery query) {
    boolean isOrderedById =
        query.requestId().isEmpty()
            && query.state().exists(wanted -> wanted != BatchState.FINISHED);
    return isOrderedById ? BY_ID : BY_TIME;
  }

  private static boolean isMeant(BatchQuery query, AcceptedBatch batch) {
    return query.requestId().forAll(batch.batch().origin().requestId()::equals)
        && query.since().forAll(earliest -> !batch.acceptedAt().isBefore(earliest));
  }

  private static BatchProgress progress(TenantState state, AcceptedBatch batch, Instant now) {
    Map<Integer, LineState> states = lineStates(state, batch.id());
    Vector<Intervention> interventions =
        state.interventions().getOrElse(batch.id(), Vector.empty());
    return new BatchProgress(
        batch.batch(),
        batch.times(now),
        batch
            .batch()
            .lines()
            .zipWithIndex((line, place) -> new LineProgress(line, state(line, states.get(place)))),
        interventions.takeRight(MOST_INTERVENTIONS));
  }

  private static LineState state(BatchLine line, Option<LineState> known) {
    return line.status() == EntryStatus.SCHEDULED
        ? known.getOrElse(new LineState.Forgotten())
        : new LineState.NotScheduled();
  }

  /** What is known of a batch's lines, by their places. */
  private static Map<Integer, LineState> lineStates(TenantState state, BatchId batch) {
    Vector<Tuple2<Integer, LineState>> pending =
        state
            .waiting()
            .filter(waiting -> waiting.line().batch().equals(batch))
            .map(waiting -> Tuple.of(waiting.line().line(), waiting.state()));
    Vector<Tuple2<Integer, LineState>> dead =
        state
            .dead()
            .filter(line -> line.batch().equals(batch))
            .map(line -> Tuple.of(line.line(), dead(line)));
    Vector<Tuple2<Integer, LineState>> settled =
        state.endsOf(batch).map(ended -> Tuple.of(ended.line(), ended.state()));
    return HashMap.ofEntries(pending.appendAll(dead).appendAll(settled));
  }

  private static LineState dead(DeadLine dead) {
    return new LineState.Dead(dead.attempts(), dead.error(), dead.deadSince(), dead.inDoubt());
  }
}
