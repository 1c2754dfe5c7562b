package io.devicedeletions.application.testkit;

import static io.devicedeletions.domain.testkit.SampleDevices.device;
import static io.devicedeletions.domain.testkit.SampleDevices.devices;
import static io.devicedeletions.domain.testkit.SampleDevices.entry;
import static io.devicedeletions.domain.testkit.SampleTenants.ACME;
import static io.devicedeletions.domain.testkit.SampleTenants.GLOBEX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.devicedeletions.application.port.out.TrackedDeletions;
import io.devicedeletions.domain.batch.BatchId;
import io.devicedeletions.domain.batch.BatchLimit;
import io.devicedeletions.domain.batch.DeletionBatch;
import io.devicedeletions.domain.batch.DeletionReason;
import io.devicedeletions.domain.batch.ExternalReference;
import io.devicedeletions.domain.batch.Purpose;
import io.devicedeletions.domain.device.DeviceEntry;
import io.devicedeletions.domain.device.DeviceName;
import io.devicedeletions.domain.history.BatchProgress;
import io.devicedeletions.domain.history.BatchSummary;
import io.devicedeletions.domain.history.LineFate;
import io.devicedeletions.domain.history.LineProgress;
import io.devicedeletions.domain.testkit.SampleDevices;
import io.vavr.collection.HashSet;
import io.vavr.collection.Map;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every store tells of a batch as it was accepted. */
public abstract class TrackedBatchesContract extends StoreContract {

  private static final Duration AN_HOUR = Duration.ofHours(1);

  private static final DeviceEntry MALFORMED =
      new DeviceEntry("1-1-1-1-1", new DeviceName("device-1"));

  /** For subclasses. */
  protected TrackedBatchesContract() {}

  private BatchProgress find(DeletionBatch batch) {
    return tracked().find(batch.origin().tenant(), batch.id()).get();
  }

  private BatchSummary summary(DeletionBatch batch) {
    return tracked().summary(batch.origin().tenant(), batch.id()).get();
  }

  @Test
  void knowsNothingOfUnknownBatchesNorOfAnotherTenants() {
    DeletionBatch theirs = schedule(GLOBEX, device(1));
    BatchId unknown = new BatchId(new UUID(7, 7));

    assertThat(tracked().find(ACME, unknown)).isEmpty();
    assertThat(tracked().summary(ACME, unknown)).isEmpty();
    assertThat(tracked().find(ACME, theirs.id())).isEmpty();
    assertThat(tracked().summary(ACME, theirs.id())).isEmpty();
  }

  @Test
  void tellsOfABatchAsItWasAccepted() {
    DeletionBatch batch =
        schedule(
            batches()
                .keyed(ACME, "key", Vector.of(MALFORMED, entry(device(1)), entry(device(2))))
                .withRefused(HashSet.of(2)));

    assertThat(find(batch).batch()).isEqualTo(batch);
    assertThat(find(batch).interventions()).isEmpty();
    assertThat(summary(batch).id()).isEqualTo(batch.id());
    assertThat(summary(batch).origin()).isEqualTo(batch.origin());
    assertThat(summary(batch).lineCount()).isEqualTo(3);
  }

  @Test
  void tellsOfManyBatchesWhatItTellsOfEach() {
    register(ACME, device(1));
    Vector<DeletionBatch> batches = Vector.of(schedule(ACME, device(1)), giveUp(ACME, device(2)));
    Vector<DeletionBatch> all =
        batches.appendAll(Vector.fill(448, () -> schedule(batches().of(ACME, device(3)), AN_HOUR)));

    Map<BatchId, BatchSummary> found =
        tracked().summaries(ACME, all.map(DeletionBatch::id)).mapValues(StoreContract::undated);
    assertThat(found.keySet()).isEqualTo(all.map(DeletionBatch::id).toSet());
    all.filter(batch -> batches.contains(batch) || batch.equals(all.last()))
        .forEach(
            batch ->
                assertThat(found.get(batch.id())).contains(StoreContract.undated(summary(batch))));
  }

  @Test
  void tellsOfManyBatchesNothingButOfThoseThatThereAre() {
    BatchId ours = schedule(ACME, device(1)).id();
    BatchId theirs = schedule(GLOBEX, device(1)).id();
    BatchId unknown = new BatchId(new UUID(7, 7));

    assertThat(tracked().summaries(ACME, Vector.of(unknown, ours, theirs, ours)).keySet())
        .isEqualTo(HashSet.of(ours));
    assertThat(tracked().summaries(ACME, Vector.of(unknown))).isEmpty();
    assertThat(tracked().summaries(ACME, Vector.empty())).isEmpty();
  }

  @Test
  void tellsOfAThousandBatchesAtMost() {
    BatchId unknown = new BatchId(new UUID(7, 7));
    Vector<BatchId> most = Vector.fill(TrackedDeletions.MOST_SUMMARIES, unknown);

    assertThat(tracked().summaries(ACME, most)).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> tracked().summaries(ACME, most.append(unknown)));
  }

  static Vector<Purpose> purposes() {
    Option<DeletionReason> reason = Option.some(new DeletionReason("it's \"lost\"; $1 ? :a \\"));
    Option<ExternalReference> reference = Option.some(new ExternalReference("NULL"));
    return Vector.of(
        Purpose.UNSAID,
        new Purpose(reason, Option.none()),
        new Purpose(Option.none(), reference),
        new Purpose(reason, reference),
        new Purpose(
            Option.some(new DeletionReason("r".repeat(DeletionReason.LONGEST))),
            Option.some(new ExternalReference("e".repeat(ExternalReference.LONGEST)))));
  }

  @ParameterizedTest
  @MethodSource("purposes")
  void repeatsWhatABatchIsFor(Purpose purpose) {
    DeletionBatch batch = schedule(batches().toldWhy(purpose, ACME, device(1)));

    assertThat(find(batch).batch()).isEqualTo(batch);
    assertThat(summary(batch).origin().purpose()).isEqualTo(purpose);
    assertThat(cancel(ACME, batch.id()).get().batch()).isEqualTo(batch);
  }

  @Test
  void tellsWhenABatchWasAcceptedAndIsDue() {
    DeletionBatch batch = schedule(batches().of(ACME, device(1)), AN_HOUR);
    BatchSummary.Times times = summary(batch).times();

    assertThat(times.acceptedAt()).isBeforeOrEqualTo(times.asOf());
    assertThat(times.acceptedAt()).isCloseTo(times.asOf(), within(1, ChronoUnit.MINUTES));
    assertThat(times.dueAt()).isEqualTo(times.acceptedAt().plus(AN_HOUR));
    assertThat(find(batch).times().acceptedAt()).isEqualTo(times.acceptedAt());
    assertThat(find(batch).times().dueAt()).isEqualTo(times.dueAt());
  }

  @Test
  void tellsTheSameOfABatchOfTheHighestLimit() {
    int limit = BatchLimit.HIGHEST;
    inventory().register(ACME, devices(0, limit / 2).map(SampleDevices::onRecord));
    DeletionBatch batch = schedule(batches().of(ACME, devices(0, limit).map(SampleDevices::entry)));
    assertThat(summary(batch).counts().of(LineFate.PENDING)).isEqualTo(limit);
    assertThat(find(batch).summary().counts()).isEqualTo(summary(batch).counts());

    drain(ACME);

    BatchProgress progress = find(batch);
    assertThat(progress.batch()).isEqualTo(batch);
    assertThat(progress.lines().map(LineProgress::fate).map(Option::get))
        .isEqualTo(
            Vector.fill(limit / 2, LineFate.REMOVED)
                .appendAll(Vector.fill(limit / 2, LineFate.NOT_FOUND)));
    assertThat(summary(batch).counts()).isEqualTo(progress.summary().counts());
    assertThat(summary(batch).lineCount()).isEqualTo(limit);
  }
}
