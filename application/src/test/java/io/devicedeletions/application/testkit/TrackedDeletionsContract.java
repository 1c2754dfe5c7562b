package io.devicedeletions.application.testkit;

import static io.devicedeletions.domain.outcome.RemovalOutcome.CANCELLED;
import static io.devicedeletions.domain.outcome.RemovalOutcome.NAME_MISMATCH;
import static io.devicedeletions.domain.outcome.RemovalOutcome.NOT_FOUND;
import static io.devicedeletions.domain.outcome.RemovalOutcome.REMOVED;
import static io.devicedeletions.domain.testkit.SampleDevices.device;
import static io.devicedeletions.domain.testkit.SampleDevices.entry;
import static io.devicedeletions.domain.testkit.SampleTenants.ACME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.devicedeletions.domain.batch.DeletionBatch;
import io.devicedeletions.domain.device.DeviceEntry;
import io.devicedeletions.domain.device.DeviceName;
import io.devicedeletions.domain.history.BatchProgress;
import io.devicedeletions.domain.history.BatchState;
import io.devicedeletions.domain.history.BatchSummary;
import io.devicedeletions.domain.history.LineFate;
import io.devicedeletions.domain.history.LineProgress;
import io.devicedeletions.domain.history.LineState;
import io.devicedeletions.domain.outcome.RemovalOutcome;
import io.vavr.collection.HashSet;
import io.vavr.collection.Vector;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;

/** What every store tells of the lines of a batch. */
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
}
