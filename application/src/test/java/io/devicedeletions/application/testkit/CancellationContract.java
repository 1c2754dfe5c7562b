package io.devicedeletions.application.testkit;

import static io.devicedeletions.domain.outcome.RemovalOutcome.CANCELLED;
import static io.devicedeletions.domain.outcome.RemovalOutcome.REMOVED;
import static io.devicedeletions.domain.testkit.SampleDevices.device;
import static io.devicedeletions.domain.testkit.SampleDevices.devices;
import static io.devicedeletions.domain.testkit.SampleDevices.entry;
import static io.devicedeletions.domain.testkit.SampleTenants.ACME;
import static io.devicedeletions.domain.testkit.SampleTenants.GLOBEX;
import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.application.port.out.Enqueued;
import io.devicedeletions.domain.batch.BatchId;
import io.devicedeletions.domain.batch.Cancellation;
import io.devicedeletions.domain.batch.DeletionBatch;
import io.devicedeletions.domain.batch.Grace;
import io.devicedeletions.domain.device.DeviceEntry;
import io.devicedeletions.domain.device.DeviceName;
import io.devicedeletions.domain.outcome.PendingLine;
import io.devicedeletions.domain.outcome.Settlement;
import io.devicedeletions.domain.testkit.SampleDevices;
import io.vavr.collection.HashSet;
import io.vavr.collection.TreeSet;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** How every store cancels. */
public abstract class CancellationContract extends StoreContract {

  private static final DeviceEntry MALFORMED =
      new DeviceEntry("1-1-1-1-1", new DeviceName("device-1"));

  /** For subclasses. */
  protected CancellationContract() {}

  private static Option<Cancellation> answer(
      DeletionBatch batch, TreeSet<Integer> cancelled, TreeSet<Integer> tooLate) {
    return Option.some(new Cancellation(batch, cancelled, tooLate));
  }

  private static TreeSet<Integer> lines(Integer... lines) {
    return TreeSet.of(lines);
  }

  private static TreeSet<Integer> none() {
    return TreeSet.empty();
  }

  @Test
  void cancelsEveryPendingLineAndTouchesNoDevice() {
    register(ACME, device(1), device(2));
    DeletionBatch batch = schedule(ACME, device(1), device(2));

    assertThat(cancel(ACME, batch.id())).isEqualTo(answer(batch, lines(0, 1), none()));
    assertThat(records().ofBatch(ACME, batch.id()))
        .containsExactly(
            new Settlement(new PendingLine(batch.id(), 0, device(1), 0), CANCELLED),
            new Settlement(new PendingLine(batch.id(), 1, device(2), 0), CANCELLED));
    assertThat(Claims.tenants(dueDeletions())).isEmpty();
    assertThat(claim(ACME).isEmpty()).isTrue();
    assertThat(pending(ACME)).isZero();
    assertThat(devicesOf(ACME)).containsExactlyInAnyOrder(device(1), device(2));
  }

  @Test
  void cancelsWhatRests() {
    register(ACME, device(1));
    DeletionBatch batch = batches().of(ACME, device(1));
    queue().enqueue(batch, new Grace(Grace.LONGEST));

    assertThat(cancel(ACME, batch.id())).isEqualTo(answer(batch, lines(0), none()));
    store().passTime(Grace.LONGEST);
    assertThat(claim(ACME).isEmpty()).isTrue();
    assertThat(devicesOf(ACME)).containsExactly(device(1));
  }

  @Test
  void comesTooLateForWhatIsSettled() {
    register(ACME, device(1));
    DeletionBatch batch = schedule(ACME, device(1), device(2));
    drain(ACME);

    assertThat(cancel(ACME, batch.id())).isEqualTo(answer(batch, none(), lines(0, 1)));
    assertThat(records().ofBatch(ACME, batch.id()).map(Settlement::outcome))
        .doesNotContain(CANCELLED);
  }

  @Test
  void cancelsWhatWaitsForAnotherAttemptWhileTheRestIsSettled() {
    register(ACME, device(1), device(2), device(3));
    store().poison(ACME, device(2).uid());
    DeletionBatch batch = schedule(ACME, device(1), device(2), device(3));
    claim(ACME);

    assertThat(cancel(ACME, batch.id())).isEqualTo(answer(batch, lines(1), lines(0, 2)));
    assertThat(records().ofBatch(ACME, batch.id()).map(Settlement::outcome))
        .containsExactly(REMOVED, CANCELLED, REMOVED);
    assertThat(records().ofBatch(ACME, batch.id()).map(Settlement::attempts))
        .containsExactly(1, 1, 1);
    awaitRetries();
    assertThat(claim(ACME).isEmpty()).isTrue();
    assertThat(devicesOf(ACME)).containsExactly(device(2));
  }

  @Test
  void comesTooLateForWhatWasGivenUpUnlessItIsRequeued() {
    register(ACME, device(1));
    store().poison(ACME, device(1).uid());
    DeletionBatch batch = schedule(ACME, device(1));
    exhaust(ACME);

    assertThat(cancel(ACME, batch.id())).isEqualTo(answer(batch, none(), lines(0)));
    assertThat(dead().oldest(ACME, 10)).hasSize(1);
    dead().requeueOldest(ACME, 10, OPERATOR);
    assertThat(cancel(ACME, batch.id())).isEqualTo(answer(batch, lines(0), none()));
  }

  @Test
  void knowsNothingOfOtherBatches() {
    DeletionBatch theirs = schedule(GLOBEX, device(1));

    assertThat(cancel(ACME, new BatchId(new UUID(7, 7)))).isEmpty();
    assertThat(cancel(ACME, theirs.id())).isEmpty();
    assertThat(pending(GLOBEX)).isOne();
    assertThat(records().ofBatch(GLOBEX, theirs.id())).isEmpty();
  }

  @Test
  void leavesTheTenantsOtherBatchesAlone() {
    DeletionBatch batch = schedule(ACME, device(1));
    DeletionBatch other = schedule(ACME, device(1));

    cancel(ACME, batch.id());

    assertThat(drain(ACME).map(settled -> settled.line().batch())).containsExactly(other.id());
  }

  @Test
  void answersTheSameWhenItIsRepeated() {
    register(ACME, device(2));
    store().poison(ACME, device(2).uid());
    DeletionBatch batch = schedule(ACME, device(1), device(2));
    claim(ACME);
    Option<Cancellation> first = cancel(ACME, batch.id());

    assertThat(cancel(ACME, batch.id()))
        .isEqualTo(first)
        .isEqualTo(answer(batch, lines(1), lines(0)));
    assertThat(records().ofBatch(ACME, batch.id())).hasSize(2);
  }

  @Test
  void countsLinesThatWereNeverScheduledInNeitherSet() {
    DeletionBatch batch =
        batches()
            .of(ACME, Vector.of(MALFORMED, entry(device(1)), entry(device(2)), MALFORMED))
            .withRefused(HashSet.of(1));
    schedule(batch);
    DeletionBatch malformed = schedule(batches().of(ACME, Vector.of(MALFORMED)));

    assertThat(cancel(ACME, batch.id())).isEqualTo(answer(batch, lines(2), none()));
    assertThat(cancel(ACME, malformed.id())).isEqualTo(answer(malformed, none(), none()));
  }

  @Test
  void remembersTheKeyOfACancelledBatch() {
    DeletionBatch batch = schedule(batches().keyed(ACME, "key", device(1)));
    cancel(ACME, batch.id());

    assertThat(enqueue(batches().keyed(ACME, "key", device(1))))
        .isEqualTo(new Enqueued.KeyTaken(batch));
    assertThat(pending(ACME)).isZero();
  }

  @Test
  void endsEveryLineInOnePlaceWhileOthersSettle() {
    inventory().register(ACME, devices(0, 400).map(SampleDevices::onRecord));
    Vector<DeletionBatch> scheduled =
        devices(0, 400)
            .map(SampleDevices::entry)
            .grouped(10)
            .map(ten -> schedule(batches().of(ACME, ten)))
            .toVector();

    Vector<Callable<Integer>> removers = Vector.fill(2, () -> () -> drainQuietly());
    Vector<Callable<Integer>> cancellers =
        scheduled
            .reverse()
            .grouped(20)
            .map(half -> (Callable<Integer>) () -> cancelAll(half))
            .toVector();
    int cancelled = Simultaneously.call(cancellers.appendAll(removers)).take(2).sum().intValue();

    drain(ACME);
    Vector<Settlement> records = scheduled.flatMap(batch -> records().ofBatch(ACME, batch.id()));
    assertThat(records.map(Settlement::line)).hasSize(400).doesNotHaveDuplicates();
    assertThat(records.count(settled -> settled.outcome() == CANCELLED)).isEqualTo(cancelled);
    assertThat(devicesOf(ACME))
        .containsExactlyInAnyOrderElementsOf(
            records
                .filter(settled -> settled.outcome() == CANCELLED)
                .map(settled -> settled.line().device()));
  }

  private int drainQuietly() {
    int settled = 0;
    for (int claims = 0; claims < 10; claims++) {
      settled += claim(ACME).settlements().size();
    }
    return settled;
  }

  /** Each answer is compared with the records: nobody else cancels the same batch. */
  private int cancelAll(Vector<DeletionBatch> batches) {
    int cancelled = 0;
    for (DeletionBatch batch : batches) {
      Cancellation answer = cancel(ACME, batch.id()).get();
      assertThat(answer.cancelled())
          .isEqualTo(
              TreeSet.ofAll(
                  records()
                      .ofBatch(ACME, batch.id())
                      .filter(settled -> settled.outcome() == CANCELLED)
                      .map(settled -> settled.line().line())));
      assertThat(answer.cancelled().addAll(answer.tooLate())).hasSize(batch.lines().size());
      cancelled += answer.cancelled().size();
    }
    return cancelled;
  }
}
