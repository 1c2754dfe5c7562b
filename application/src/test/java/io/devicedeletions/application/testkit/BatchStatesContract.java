package io.devicedeletions.application.testkit;

import static io.devicedeletions.domain.testkit.SampleDevices.device;
import static io.devicedeletions.domain.testkit.SampleTenants.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.domain.batch.BatchId;
import io.devicedeletions.domain.batch.DeletionBatch;
import io.devicedeletions.domain.device.Device;
import io.devicedeletions.domain.device.DeviceEntry;
import io.devicedeletions.domain.device.DeviceName;
import io.devicedeletions.domain.history.BatchQuery;
import io.devicedeletions.domain.history.BatchState;
import io.devicedeletions.domain.history.BatchSummary;
import io.devicedeletions.domain.history.LineKey;
import io.devicedeletions.domain.tenant.RequestId;
import io.vavr.collection.HashSet;
import io.vavr.collection.Vector;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How every store lists batches by where they stand. */
public abstract class BatchStatesContract extends StoreContract {

  private static final RequestId REQUEST = new RequestId("0000000a-0000-4000-8000-00000000000a");
  private static final Duration A_DAY = Duration.ofDays(1);

  private static final DeviceEntry MALFORMED = new DeviceEntry("x", new DeviceName("x"));

  /** For subclasses. */
  protected BatchStatesContract() {}

  private Vector<BatchId> ids(BatchQuery query) {
    return Walk.UNDISTURBED.batches(tracked(), ACME, query).map(BatchSummary::id);
  }

  private Vector<BatchId> ids(BatchState state, int limit) {
    return ids(BatchQuery.ALL.in(state).atMost(limit));
  }

  private DeletionBatch finished(int number) {
    DeletionBatch batch = schedule(ACME, device(number));
    drain(ACME);
    return batch;
  }

  private DeletionBatch waiting(int number) {
    return schedule(batches().of(ACME, device(number)), A_DAY);
  }

  private void assertExactly(BatchState state, DeletionBatch... batches) {
    Vector<BatchId> expected = Vector.of(batches).map(DeletionBatch::id);
    Vector.of(1, 2, 200)
        .forEach(
            limit ->
                assertThat(ids(state, limit))
                    .as("%s, %s a page", state, limit)
                    .containsExactlyInAnyOrderElementsOf(expected));
  }

  @Test
  void eachBatchIsListedInItsStateAlone() {
    DeletionBatch dead = giveUp(ACME, device(1), device(2));
    DeletionBatch finished = finished(3);
    DeletionBatch malformed = schedule(batches().of(ACME, Vector.of(MALFORMED)), A_DAY);
    DeletionBatch refused =
        schedule(batches().of(ACME, device(4)).withRefused(HashSet.of(0)), A_DAY);
    DeletionBatch cancelled = waiting(5);
    cancel(ACME, cancelled.id());
    DeletionBatch waiting = waiting(6);
    DeletionBatch running = schedule(ACME, device(7));

    assertExactly(BatchState.DEAD_LETTERS, dead);
    assertExactly(BatchState.FINISHED, finished, malformed, refused, cancelled);
    assertExactly(BatchState.WAITING, waiting);
    assertExactly(BatchState.RUNNING, running);
    assertThat(ids(BatchQuery.ALL)).hasSize(7);
  }

  @Test
  void aBatchMovesFromStateToState() {
    register(ACME, device(1), device(2));
    store().poison(ACME, device(2).uid());
    DeletionBatch batch = schedule(batches().of(ACME, device(1), device(2)), A_DAY);
    assertOnlyIn(BatchState.WAITING, batch);
    store().passTime(A_DAY);
    assertOnlyIn(BatchState.RUNNING, batch);
    claim(ACME);
    assertOnlyIn(BatchState.RUNNING, batch);
    exhaust(ACME);
    assertOnlyIn(BatchState.DEAD_LETTERS, batch);
    dead().requeueOldest(ACME, 1, OPERATOR);
    assertOnlyIn(BatchState.RUNNING, batch);
    store().cure(ACME, device(2).uid());
    drain(ACME);
    assertOnlyIn(BatchState.FINISHED, batch);
  }

  private void assertOnlyIn(BatchState state, DeletionBatch batch) {
    Vector.of(BatchState.values())
        .forEach(
            each ->
                assertThat(ids(each, 10).contains(batch.id()))
                    .as("listed as %s", each)
                    .isEqualTo(each == state));
    assertThat(tracked().summary(ACME, batch.id()).get().state()).isEqualTo(state);
  }

  @Test
  void aBatchWithDeadAndPendingLinesIsRunning() {
    DeletionBatch batch = giveUp(ACME, device(1), device(2));
    dead().requeue(ACME, Vector.of(new LineKey(batch.id(), 1)), OPERATOR);

    assertOnlyIn(BatchState.RUNNING, batch);
  }

  @Test
  void aBatchInManyPartsIsListedOnce() {
    DeletionBatch batch = giveUp(ACME, device(1), device(2), device(3));
    dead().requeueOldest(ACME, 2, OPERATOR);

    assertThat(ids(BatchState.RUNNING, 1)).containsExactly(batch.id());
    assertThat(ids(BatchState.DEAD_LETTERS, 1)).isEmpty();
    dead().requeueOldest(ACME, 1, OPERATOR);
    assertThat(ids(BatchState.RUNNING, 2)).containsExactly(batch.id());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 10, 11, 200})
  void eachIsListedOnceAmongManyOfOtherStates(int limit) {
    Vector<DeletionBatch> done = Vector.range(0, 10).map(this::finished);
    Vector<DeletionBatch> waiting = Vector.range(0, 10).map(this::waiting);
    Vector<DeletionBatch> running = Vector.range(0, 10).map(line -> schedule(ACME, device(line)));

    assertThat(ids(BatchState.FINISHED, limit)).isEqualTo(newestFirst(done));
    assertThat(ids(BatchState.WAITING, limit)).isEqualTo(newestFirst(waiting));
    assertThat(ids(BatchState.RUNNING, limit)).isEqualTo(newestFirst(running));
    assertThat(ids(BatchState.DEAD_LETTERS, limit)).isEmpty();
  }

  private static Vector<BatchId> newestFirst(Vector<DeletionBatch> batches) {
    return batches.map(DeletionBatch::id).reverse();
  }

  /** Ids grow with time only nearly: nodes have clocks of their own. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 200})
  void thoseWithWorkGoByIdAndTheOthersByTime(int limit) {
    Vector<DeletionBatch> made = Vector.range(0, 12).map(n -> batches().of(ACME, device(n)));
    accept(made.slice(0, 3), Duration.ZERO);
    drain(ACME);
    register(ACME, device(3), device(4), device(5));
    made.slice(3, 6).forEach(batch -> store().poison(ACME, deviceOf(batch).uid()));
    accept(made.slice(3, 6), Duration.ZERO);
    exhaust(ACME);
    accept(made.slice(6, 9), A_DAY);
    accept(made.slice(9, 12), Duration.ZERO);

    assertThat(ids(BatchState.FINISHED, limit)).isEqualTo(made.slice(0, 3).map(DeletionBatch::id));
    assertThat(ids(BatchState.DEAD_LETTERS, limit)).isEqualTo(newestFirst(made.slice(3, 6)));
    assertThat(ids(BatchState.WAITING, limit)).isEqualTo(newestFirst(made.slice(6, 9)));
    assertThat(ids(BatchState.RUNNING, limit)).isEqualTo(newestFirst(made.slice(9, 12)));
  }

  /** The last of them first, and each at a time of its own. */
  private void accept(Vector<DeletionBatch> batches, Duration grace) {
    batches
        .reverse()
        .forEach(
            batch -> {
              store().passTime(Duration.ofSeconds(1));
              schedule(batch, grace);
            });
  }

  private static Device deviceOf(DeletionBatch batch) {
    return batch.lines().head().scheduledDevice().get();
  }

  @Test
  void aStateIsCombinedWithARequestAndATime() {
    schedule(batches().in(REQUEST, ACME, device(1)));
    drain(ACME);
    store().passTime(Duration.ofMinutes(1));
    DeletionBatch done = schedule(batches().in(REQUEST, ACME, device(1)));
    DeletionBatch other = schedule(ACME, device(1));
    drain(ACME);
    DeletionBatch waiting = schedule(batches().in(REQUEST, ACME, device(2)), A_DAY);
    DeletionBatch running = schedule(batches().in(REQUEST, ACME, device(3)));
    Instant since = tracked().summary(ACME, done.id()).get().times().acceptedAt();
    BatchQuery asked = BatchQuery.ALL.of(REQUEST).since(since);

    Vector.of(1, 50)
        .map(asked::atMost)
        .forEach(
            query -> {
              assertThat(ids(query)).containsExactly(running.id(), waiting.id(), done.id());
              assertThat(ids(query.in(BatchState.FINISHED))).containsExactly(done.id());
              assertThat(ids(query.in(BatchState.WAITING))).containsExactly(waiting.id());
              assertThat(ids(query.in(BatchState.RUNNING))).containsExactly(running.id());
              assertThat(ids(query.in(BatchState.DEAD_LETTERS))).isEmpty();
            });
    assertThat(ids(BatchQuery.ALL.since(since).in(BatchState.FINISHED)))
        .containsExactly(other.id(), done.id());
    assertThat(ids(BatchQuery.ALL.since(since.plus(A_DAY)).in(BatchState.WAITING))).isEmpty();
    assertThat(ids(BatchQuery.ALL.since(since.plus(A_DAY)).in(BatchState.RUNNING))).isEmpty();
  }

  @Test
  void deadLettersAreCombinedWithARequestAndATime() {
    DeletionBatch dead = giveUp(ACME, device(1));
    Instant accepted = tracked().summary(ACME, dead.id()).get().times().acceptedAt();
    BatchQuery query = BatchQuery.ALL.in(BatchState.DEAD_LETTERS);

    assertThat(ids(query.since(accepted))).containsExactly(dead.id());
    assertThat(ids(query.since(accepted.plusMillis(1)))).isEmpty();
    assertThat(ids(query.of(dead.origin().requestId()))).containsExactly(dead.id());
    assertThat(ids(query.of(REQUEST))).isEmpty();
  }
}
