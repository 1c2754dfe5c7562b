package io.devicedeletions.application.testkit;

import static io.devicedeletions.domain.outcome.RemovalOutcome.CANCELLED;
import static io.devicedeletions.domain.outcome.RemovalOutcome.NAME_MISMATCH;
import static io.devicedeletions.domain.outcome.RemovalOutcome.NOT_FOUND;
import static io.devicedeletions.domain.outcome.RemovalOutcome.REMOVED;
import static io.devicedeletions.domain.testkit.SampleDevices.device;
import static io.devicedeletions.domain.testkit.SampleDevices.devices;
import static io.devicedeletions.domain.testkit.SampleDevices.entry;
import static io.devicedeletions.domain.testkit.SampleTenants.ACME;
import static io.devicedeletions.domain.testkit.SampleTenants.GLOBEX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.devicedeletions.domain.batch.BatchId;
import io.devicedeletions.domain.batch.BatchLimit;
import io.devicedeletions.domain.batch.DeletionBatch;
import io.devicedeletions.domain.batch.DeletionReason;
import io.devicedeletions.domain.batch.ExternalReference;
import io.devicedeletions.domain.batch.Purpose;
import io.devicedeletions.domain.device.DeviceEntry;
import io.devicedeletions.domain.device.DeviceName;
import io.devicedeletions.domain.history.BatchProgress;
import io.devicedeletions.domain.history.BatchState;
import io.devicedeletions.domain.history.BatchSummary;
import io.devicedeletions.domain.history.LineFate;
import io.devicedeletions.domain.history.LineProgress;
import io.devicedeletions.domain.history.LineState;
import io.devicedeletions.domain.outcome.RemovalOutcome;
import io.devicedeletions.domain.testkit.SampleDevices;
import io.vavr.collection.HashSet;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every store tells of a batch and its lines. */
public abstract class TrackedDeletionsContract extends StoreContract {

  private static final Duration AN_HOUR = Duration.ofHours(1);

  private static final DeviceEntry MALFORMED =
      new DeviceEntry("1-1-1-1-1", new DeviceName("device-1"));

  /** For subclasses. */
  protected TrackedDeletionsContract() {}

  private BatchProgress find(DeletionBatch batch) {
    return tracked().find(batch.origin().tenant(), batch.id()).get();
  }

  private BatchSummary summary(DeletionBatch batch) {
    return tracked().summary(batch.origin().tenant(), batch.id()).get();
  }

  private <S extends LineState> S state(DeletionBatch batch, int line, Class<S> type) {
    LineState state = find(batch).lines().get(line).state();
    assertThat(state).isInstanceOf(type);
    return type.cast(state);
  }

  private void assertSettled(DeletionBatch batch, int line, RemovalOutcome outcome, int attempts) {
    LineState.Settled end = state(batch, line, LineState.Settled.class);
    BatchSummary.Times times = find(batch).times();
    assertThat(end.outcome()).isEqualTo(outcome);
    assertThat(end.attempts()).isEqualTo(attempts);
    assertThat(end.settledAt()).isBetween(times.acceptedAt(), times.asOf());
  }

  private void assertCounts(DeletionBatch batch, LineFate... fates) {
    Vector<LineFate> expected = Vector.of(fates);
    assertThat(find(batch).lines().flatMap(LineProgress::fate)).isEqualTo(expected);
    BatchSummary summary = summary(batch);
    Vector.of(LineFate.values())
        .forEach(
            fate ->
                assertThat(summary.counts().of(fate))
                    .as(fate.name())
                    .isEqualTo(expected.count(fate::equals)));
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
  void tellsOfUntouchedLinesWhetherTheirTimeHasCome() {
    DeletionBatch batch = schedule(batches().of(ACME, device(1)), AN_HOUR);
    LineState.Pending waiting = state(batch, 0, LineState.Pending.class);

    assertThat(waiting.attempts()).isZero();
    assertThat(waiting.lastError()).isEmpty();
    assertThat(waiting.nextAttemptAt())
        .isCloseTo(find(batch).times().dueAt(), within(1, ChronoUnit.SECONDS));
    assertThat(summary(batch).state()).isEqualTo(BatchState.WAITING);

    store().passTime(AN_HOUR);
    assertThat(summary(batch).state()).isEqualTo(BatchState.RUNNING);
    assertCounts(batch, LineFate.PENDING);
  }

  @Test
  void tellsOfALineThatFailedWhyAndWhenItIsTriedAgain() {
    register(ACME, device(1), device(2));
    store().poison(ACME, device(2).uid());
    DeletionBatch batch = schedule(ACME, device(1), device(2));
    claim(ACME);

    LineState.Pending failed = state(batch, 1, LineState.Pending.class);
    Instant asOf = find(batch).times().asOf();
    assertThat(failed.attempts()).isOne();
    assertThat(failed.lastError().get()).contains("poison");
    assertThat(failed.nextAttemptAt())
        .isBetween(find(batch).times().acceptedAt(), asOf.plus(StoreUnderTest.LONGEST_PAUSE));
    assertCounts(batch, LineFate.REMOVED, LineFate.PENDING);
    assertThat(summary(batch).state()).isEqualTo(BatchState.RUNNING);

    store().cure(ACME, device(2).uid());
    awaitRetries();
    drain(ACME);
    assertSettled(batch, 1, REMOVED, 2);
  }

  @Test
  void tellsEachOutcomeAndWhenItCame() {
    register(ACME, device(1), device(2, "another"));
    DeletionBatch batch = schedule(ACME, device(1), device(2), device(3));
    drain(ACME);

    assertSettled(batch, 0, REMOVED, 1);
    assertSettled(batch, 1, NAME_MISMATCH, 1);
    assertSettled(batch, 2, NOT_FOUND, 1);
    assertCounts(batch, LineFate.REMOVED, LineFate.NAME_MISMATCH, LineFate.NOT_FOUND);
    assertThat(summary(batch).state()).isEqualTo(BatchState.FINISHED);
  }

  @Test
  void tellsOfCancelledLines() {
    DeletionBatch batch = schedule(batches().of(ACME, device(1)), AN_HOUR);
    cancel(ACME, batch.id());

    assertSettled(batch, 0, CANCELLED, 0);
    assertCounts(batch, LineFate.CANCELLED);
    assertThat(summary(batch).state()).isEqualTo(BatchState.FINISHED);
  }

  @Test
  void tellsOfLinesThatWereGivenUp() {
    DeletionBatch batch = giveUp(ACME, device(1));

    LineState.Dead dead = state(batch, 0, LineState.Dead.class);
    assertThat(dead.attempts()).isEqualTo(StoreUnderTest.SETTINGS.retryPolicy().mostAttempts());
    assertThat(dead.error()).isEqualTo(dead().oldest(ACME, 1).head().error());
    assertThat(dead.deadSince()).isEqualTo(dead().oldest(ACME, 1).head().deadSince());
    assertThat(dead.inDoubt()).isFalse();
    assertCounts(batch, LineFate.DEAD);
    assertThat(summary(batch).state()).isEqualTo(BatchState.DEAD_LETTERS);
  }

  @Test
  void tellsOfARequeuedLineAsIfItHadNeverBeenTried() {
    DeletionBatch batch = giveUp(ACME, device(1));
    dead().requeueOldest(ACME, 1, OPERATOR);

    LineState.Pending requeued = state(batch, 0, LineState.Pending.class);
    assertThat(requeued.attempts()).isZero();
    assertThat(requeued.lastError()).isEmpty();
    assertThat(requeued.nextAttemptAt()).isBeforeOrEqualTo(find(batch).times().asOf());
    assertThat(summary(batch).state()).isEqualTo(BatchState.RUNNING);
  }

  @Test
  void countsLinesThatWereNeverScheduled() {
    DeletionBatch batch =
        schedule(
            batches()
                .of(ACME, Vector.of(MALFORMED, entry(device(1)), entry(device(2)), MALFORMED))
                .withRefused(HashSet.of(2)));

    assertThat(state(batch, 0, LineState.NotScheduled.class)).isNotNull();
    assertThat(state(batch, 2, LineState.NotScheduled.class)).isNotNull();
    assertCounts(batch, LineFate.INVALID, LineFate.PENDING, LineFate.FAILED, LineFate.INVALID);
  }

  @Test
  void keepsBatchesOfTheSameDevicesApart() {
    register(ACME, device(1));
    DeletionBatch first = schedule(ACME, device(1));
    drain(ACME);
    DeletionBatch second = schedule(ACME, device(1), device(1));

    assertCounts(first, LineFate.REMOVED);
    assertCounts(second, LineFate.PENDING, LineFate.PENDING);
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
