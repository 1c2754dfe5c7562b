package io.devicedeletions.application.testkit;

import static io.devicedeletions.domain.testkit.SampleDevices.device;
import static io.devicedeletions.domain.testkit.SampleDevices.devices;
import static io.devicedeletions.domain.testkit.SampleDevices.entry;
import static io.devicedeletions.domain.testkit.SampleTenants.ACME;
import static io.devicedeletions.domain.testkit.SampleTenants.GLOBEX;
import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.application.port.out.Enqueued;
import io.devicedeletions.domain.batch.BatchLimit;
import io.devicedeletions.domain.batch.DeletionBatch;
import io.devicedeletions.domain.batch.Grace;
import io.devicedeletions.domain.device.DeviceEntry;
import io.devicedeletions.domain.device.DeviceName;
import io.devicedeletions.domain.outcome.PendingLine;
import io.devicedeletions.domain.outcome.Settlement;
import io.devicedeletions.domain.testkit.SampleDevices;
import io.vavr.collection.HashSet;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every deletion queue does. */
public abstract class DeletionQueueContract extends StoreContract {

  private static final DeviceEntry MALFORMED =
      new DeviceEntry("1-1-1-1-1", new DeviceName("device-1"));

  private static final Grace AN_HOUR = new Grace(Duration.ofHours(1));

  /** For subclasses. */
  protected DeletionQueueContract() {}

  @Test
  void answersWithTheBatchAsItWasGiven() {
    DeletionBatch batch = batches().of(ACME, Vector.of(entry(device(1)), MALFORMED));

    assertThat(enqueue(batch)).isEqualTo(new Enqueued.Stored(batch));
  }

  @Test
  void makesScheduledLinesDueAtOnceAndInTheirPlaces() {
    DeletionBatch batch =
        schedule(batches().of(ACME, Vector.of(entry(device(1)), MALFORMED, entry(device(2)))));

    assertThat(drain(ACME).map(Settlement::line))
        .containsExactlyInAnyOrder(
            new PendingLine(batch.id(), 0, device(1), 0),
            new PendingLine(batch.id(), 2, device(2), 0));
  }

  @Test
  void leavesEverythingInPlaceWhileTheGraceLasts() {
    register(ACME, device(1));
    DeletionBatch batch = batches().of(ACME, device(1));

    assertThat(queue().enqueue(batch, AN_HOUR)).isEqualTo(new Enqueued.Stored(batch));
    assertThat(Claims.tenants(dueDeletions())).isEmpty();
    assertThat(Claims.settle(dueDeletions(), ACME)).isEmpty();
    assertThat(devicesOf(ACME)).containsExactly(device(1));
  }

  @Test
  @Timeout(60)
  void makesLinesDueOnceTheGraceHasPassed() {
    DeletionBatch batch = batches().of(ACME, device(1));
    queue().enqueue(batch, new Grace(Duration.ofMillis(5)));
    while (Claims.tenants(dueDeletions()).isEmpty()) {
      Thread.onSpinWait();
    }

    assertThat(drain(ACME).map(settled -> settled.line().batch())).containsExactly(batch.id());
  }

  @Test
  void delaysNobodyElseByAGrace() {
    queue().enqueue(batches().of(ACME, device(1)), new Grace(Grace.LONGEST));
    DeletionBatch later = schedule(batches().of(ACME, device(2)));

    assertThat(drain(ACME).map(settled -> settled.line().batch())).containsExactly(later.id());
  }

  @Test
  void answersATakenKeyUnderAnotherGraceWithTheEarlierBatch() {
    DeletionBatch earlier = batches().keyed(ACME, "key", device(1));
    queue().enqueue(earlier, AN_HOUR);

    assertThat(enqueue(batches().keyed(ACME, "key", device(1))))
        .isEqualTo(new Enqueued.KeyTaken(earlier));
    assertThat(Claims.tenants(dueDeletions())).isEmpty();
  }

  @Test
  void hasNoWorkForABatchOfMalformedLines() {
    DeletionBatch batch = batches().of(ACME, Vector.of(MALFORMED, MALFORMED));

    assertThat(enqueue(batch)).isEqualTo(new Enqueued.Stored(batch));
    assertThat(Claims.tenants(dueDeletions())).isEmpty();
  }

  @Test
  void neverWorksOnALineThatWasRefused() {
    register(ACME, device(1), device(2));
    schedule(batches().of(ACME, device(1), device(2)).withRefused(HashSet.of(0)));

    assertThat(drain(ACME).map(settled -> settled.line().line())).containsExactly(1);
    assertThat(devicesOf(ACME)).containsExactly(device(1));
  }

  @Test
  void takesTheSameRequestTwiceAsTwoBatches() {
    DeletionBatch first = schedule(ACME, device(1));
    DeletionBatch second = schedule(ACME, device(1));

    drain(ACME);

    assertThat(records().ofBatch(ACME, first.id())).hasSize(1);
    assertThat(records().ofBatch(ACME, second.id())).hasSize(1);
  }

  @Test
  void answersATakenKeyWithTheEarlierBatchToTheLetter() {
    DeviceEntry upperCase =
        new DeviceEntry("ABCDEF01-0000-4000-8000-00000000ABCD", new DeviceName(" \"N\u0308\\ "));
    DeletionBatch earlier =
        batches()
            .keyed(ACME, "key", Vector.of(upperCase, MALFORMED, upperCase, entry(device(1))))
            .withRefused(HashSet.of(3));
    schedule(earlier);

    assertThat(enqueue(batches().keyed(ACME, "key", device(2))))
        .isEqualTo(new Enqueued.KeyTaken(earlier));
  }

  @Test
  void storesNothingUnderATakenKey() {
    DeletionBatch earlier = schedule(batches().keyed(ACME, "key", device(1)));
    DeletionBatch later = schedule(batches().keyed(ACME, "key", device(2)));

    assertThat(drain(ACME).map(settled -> settled.line().batch())).containsExactly(earlier.id());
    assertThat(records().ofBatch(ACME, later.id())).isEmpty();
  }

  @Test
  void remembersAKeyWhenItsWorkIsDone() {
    DeletionBatch earlier = schedule(batches().keyed(ACME, "key", device(1)));
    drain(ACME);

    assertThat(enqueue(batches().keyed(ACME, "key", device(1))))
        .isEqualTo(new Enqueued.KeyTaken(earlier));
    assertThat(Claims.tenants(dueDeletions())).isEmpty();
  }

  @Test
  void remembersTheKeyOfABatchWithoutWork() {
    DeletionBatch earlier = schedule(batches().keyed(ACME, "key", Vector.of(MALFORMED)));

    assertThat(enqueue(batches().keyed(ACME, "key", Vector.of(MALFORMED))))
        .isEqualTo(new Enqueued.KeyTaken(earlier));
  }

  @Test
  void scopesAKeyToItsTenant() {
    schedule(batches().keyed(ACME, "key", device(1)));
    DeletionBatch other = batches().keyed(GLOBEX, "key", device(1));

    assertThat(enqueue(other)).isEqualTo(new Enqueued.Stored(other));
  }

  @Test
  void tellsKeysApartThatDifferInCaseOnly() {
    schedule(batches().keyed(ACME, "key", device(1)));
    DeletionBatch other = batches().keyed(ACME, "KEY", device(1));

    assertThat(enqueue(other)).isEqualTo(new Enqueued.Stored(other));
  }

  @Test
  void keepsTheLongestKeyWhole() {
    schedule(batches().keyed(ACME, "~".repeat(127) + "1", device(1)));
    DeletionBatch other = batches().keyed(ACME, "~".repeat(127) + "2", device(1));

    assertThat(enqueue(other)).isEqualTo(new Enqueued.Stored(other));
  }

  @Test
  void takesTheLargestBatch() {
    Vector<DeviceEntry> lines = devices(0, BatchLimit.HIGHEST).map(SampleDevices::entry);
    DeletionBatch batch = schedule(batches().of(ACME, lines));

    Seq<Settlement> settled = drain(ACME);

    assertThat(settled).hasSize(BatchLimit.HIGHEST).doesNotHaveDuplicates();
    assertThat(records().ofBatch(ACME, batch.id()).map(end -> end.line().device()))
        .isEqualTo(devices(0, BatchLimit.HIGHEST));
  }

  @Test
  void letsOneOfManyAtOnceHaveTheKey() {
    Vector<DeletionBatch> rivals =
        devices(0, 8).map(device -> batches().keyed(ACME, "key", device));

    Seq<Enqueued> answers = Simultaneously.call(rivals.map(rival -> () -> enqueue(rival)));

    Seq<Enqueued> stored = answers.filter(Enqueued.Stored.class::isInstance);
    assertThat(stored).hasSize(1);
    DeletionBatch winner = ((Enqueued.Stored) stored.head()).batch();
    assertThat(answers.removeAll(stored)).hasSize(7).containsOnly(new Enqueued.KeyTaken(winner));
    assertThat(drain(ACME)).hasSize(1);
  }
}
