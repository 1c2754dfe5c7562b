package io.devicedeletions.application.testkit;

import static io.devicedeletions.domain.testkit.SampleDevices.device;
import static io.devicedeletions.domain.testkit.SampleTenants.ACME;
import static io.devicedeletions.domain.testkit.SampleTenants.GLOBEX;
import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.domain.batch.BatchId;
import io.devicedeletions.domain.batch.DeletionBatch;
import io.devicedeletions.domain.history.BatchQuery;
import io.devicedeletions.domain.history.BatchState;
import io.devicedeletions.domain.history.BatchSummary;
import io.devicedeletions.domain.history.Page;
import io.devicedeletions.domain.tenant.RequestId;
import io.devicedeletions.domain.tenant.TenantId;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How every store lists batches. */
public abstract class BatchListContract extends StoreContract {

  private static final RequestId REQUEST = new RequestId("0000000a-0000-4000-8000-00000000000a");
  private static final Duration A_MINUTE = Duration.ofMinutes(1);

  private static final Comparator<BatchSummary> BY_TIME =
      Comparator.comparing((BatchSummary summary) -> summary.times().acceptedAt())
          .thenComparing(summary -> summary.id().toString());

  /** For subclasses. */
  protected BatchListContract() {}

  private Vector<BatchSummary> walk(TenantId tenant, BatchQuery query) {
    return Walk.UNDISTURBED.batches(tracked(), tenant, query);
  }

  private Vector<BatchId> ids(BatchQuery query) {
    return walk(ACME, query).map(BatchSummary::id);
  }

  private Vector<DeletionBatch> scheduleMany(int number) {
    return Vector.fill(number, () -> schedule(ACME, device(1)));
  }

  private static Vector<BatchId> ids(Vector<DeletionBatch> batches) {
    return batches.map(DeletionBatch::id);
  }

  private Instant acceptedAt(DeletionBatch batch) {
    return tracked().summary(ACME, batch.id()).get().times().acceptedAt();
  }

  private static void assertNewestFirst(Vector<BatchSummary> listed) {
    assertThat(listed).isEqualTo(listed.sorted(BY_TIME.reversed()));
    assertThat(listed.map(BatchSummary::id)).doesNotHaveDuplicates();
  }

  @Test
  void isEmptyAtFirst() {
    schedule(GLOBEX, device(1));

    assertThat(ids(BatchQuery.ALL)).isEmpty();
    assertThat(tracked().list(ACME, BatchQuery.ALL))
        .isEqualTo(new Page<>(Vector.empty(), Option.none()));
    Vector.of(BatchState.values())
        .forEach(state -> assertThat(ids(BatchQuery.ALL.in(state))).as(state.name()).isEmpty());
    assertThat(ids(BatchQuery.ALL.of(REQUEST))).isEmpty();
    assertThat(ids(BatchQuery.ALL.since(Instant.EPOCH))).isEmpty();
  }

  @Test
  void beginsWithTheNewest() {
    DeletionBatch first = schedule(ACME, device(1));
    store().passTime(A_MINUTE);
    DeletionBatch second = schedule(ACME, device(1));
    store().passTime(A_MINUTE);
    DeletionBatch third = schedule(ACME, device(1));

    assertThat(ids(BatchQuery.ALL)).containsExactly(third.id(), second.id(), first.id());
    assertThat(ids(BatchQuery.ALL.atMost(1))).containsExactly(third.id(), second.id(), first.id());
  }

  /** Ids grow with time only nearly: nodes have clocks of their own. */
  @Test
  void goesByTheTimeOfAcceptanceNotById() {
    DeletionBatch lowest = batches().of(ACME, device(1));
    DeletionBatch middle = batches().of(ACME, device(1));
    DeletionBatch highest = batches().of(ACME, device(1));
    schedule(highest);
    store().passTime(A_MINUTE);
    schedule(lowest);
    store().passTime(A_MINUTE);
    schedule(middle);

    assertThat(ids(BatchQuery.ALL.atMost(2)))
        .containsExactly(middle.id(), lowest.id(), highest.id());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 7, 11, 22, 23, 24, 200})
  void givesEachBatchOnceWhateverTheSizeOfAPage(int limit) {
    Vector<DeletionBatch> scheduled = scheduleMany(23);

    Vector<BatchSummary> listed = walk(ACME, BatchQuery.ALL.atMost(limit));
    assertNewestFirst(listed);
    assertThat(listed.map(BatchSummary::id)).isEqualTo(ids(scheduled).reverse());
  }

  @Test
  void tellsOfEachBatchWhatItsSummaryTells() {
    giveUp(ACME, device(1), device(2));
    register(ACME, device(3));
    schedule(ACME, device(3), device(4));
    drain(ACME);
    schedule(batches().of(ACME, device(5)), A_MINUTE);

    Vector<BatchSummary> listed = walk(ACME, BatchQuery.ALL);
    assertThat(listed).hasSize(3);
    listed.forEach(
        summary ->
            assertThat(undated(tracked().summary(ACME, summary.id()).get()))
                .isEqualTo(undated(summary)));
  }

  @Test
  void keepsTheOrderAmongBatchesOfOneTime() {
    Vector<Callable<Integer>> clients = Vector.fill(4, () -> () -> scheduleMany(10).size());
    Simultaneously.call(clients);

    Vector<BatchSummary> listed = walk(ACME, BatchQuery.ALL.atMost(3));
    assertThat(listed).hasSize(40);
    assertNewestFirst(listed);
  }

  @Test
  void losesAndRepeatsNothingWhileBatchesArriveBetweenPages() {
    Vector<DeletionBatch> before = scheduleMany(20);

    Vector<BatchSummary> listed =
        new Walk(() -> schedule(ACME, device(1)))
            .batches(tracked(), ACME, BatchQuery.ALL.atMost(3));

    assertThat(listed.map(BatchSummary::id)).isEqualTo(ids(before).reverse());
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void losesAndRepeatsNothingWhileBatchesArriveAtTheSameTime(boolean isStateAskedFor) {
    Vector<DeletionBatch> before = scheduleMany(20);
    BatchQuery query =
        (isStateAskedFor ? BatchQuery.ALL.in(BatchState.RUNNING) : BatchQuery.ALL).atMost(4);

    Callable<Vector<BatchId>> client = () -> ids(scheduleMany(40));
    Callable<Vector<BatchId>> observer =
        () -> Vector.range(0, 10).flatMap(times -> assertOnceEach(ids(query), before));
    Simultaneously.call(Vector.of(client, client, observer, observer));

    assertThat(ids(query)).hasSize(100).doesNotHaveDuplicates();
  }

  private static Vector<BatchId> assertOnceEach(
      Vector<BatchId> listed, Vector<DeletionBatch> before) {
    assertThat(listed).doesNotHaveDuplicates();
    assertThat(listed.filter(ids(before)::contains)).isEqualTo(ids(before).reverse());
    return listed;
  }

  @Test
  void findsTheBatchesOfARequestToTheLetter() {
    RequestId shouting = new RequestId(REQUEST.value().toUpperCase(Locale.ROOT));
    Vector<DeletionBatch> meant =
        Vector.range(0, 5).map(number -> schedule(batches().in(REQUEST, ACME, device(number))));
    scheduleMany(3);
    DeletionBatch other = schedule(batches().in(shouting, ACME, device(1)));
    schedule(batches().in(REQUEST, GLOBEX, device(1)));

    assertThat(ids(BatchQuery.ALL.of(REQUEST))).isEqualTo(ids(meant).reverse());
    assertThat(ids(BatchQuery.ALL.of(REQUEST).atMost(2))).isEqualTo(ids(meant).reverse());
    assertThat(ids(BatchQuery.ALL.of(shouting))).containsExactly(other.id());
    assertThat(ids(BatchQuery.ALL.of(new RequestId("0000000b-0000-4000-8000-00000000000a"))))
        .isEmpty();
  }

  @Test
  void findsBatchesFromATimeOnThatTimeIncluded() {
    schedule(ACME, device(1));
    store().passTime(A_MINUTE);
    DeletionBatch second = schedule(ACME, device(1));
    DeletionBatch asked = schedule(batches().in(REQUEST, ACME, device(1)));
    store().passTime(A_MINUTE);
    DeletionBatch last = schedule(ACME, device(1));

    BatchQuery fromTheSecond = BatchQuery.ALL.since(acceptedAt(second));
    assertThat(ids(fromTheSecond)).containsExactly(last.id(), asked.id(), second.id());
    assertThat(ids(fromTheSecond.atMost(1))).containsExactly(last.id(), asked.id(), second.id());
    assertThat(ids(BatchQuery.ALL.since(acceptedAt(asked).plusMillis(1))))
        .containsExactly(last.id());
    assertThat(ids(BatchQuery.ALL.since(acceptedAt(last)))).containsExactly(last.id());
    assertThat(ids(BatchQuery.ALL.since(acceptedAt(last).plusMillis(1)))).isEmpty();
    assertThat(ids(fromTheSecond.of(REQUEST))).containsExactly(asked.id());
    assertThat(ids(BatchQuery.ALL.of(REQUEST).since(acceptedAt(last)))).isEmpty();
  }

  @Test
  void neverListsAnotherTenantsBatches() {
    DeletionBatch theirs = schedule(batches().in(REQUEST, GLOBEX, device(1)));
    giveUp(GLOBEX, device(2));
    DeletionBatch ours = schedule(batches().in(REQUEST, ACME, device(1)));

    assertThat(ids(BatchQuery.ALL)).containsExactly(ours.id());
    assertThat(ids(BatchQuery.ALL.of(REQUEST))).containsExactly(ours.id());
    assertThat(ids(BatchQuery.ALL.in(BatchState.DEAD_LETTERS))).isEmpty();
    assertThat(walk(GLOBEX, BatchQuery.ALL)).hasSize(2);
    assertThat(walk(GLOBEX, BatchQuery.ALL.of(REQUEST)).map(BatchSummary::id))
        .containsExactly(theirs.id());
  }
}
