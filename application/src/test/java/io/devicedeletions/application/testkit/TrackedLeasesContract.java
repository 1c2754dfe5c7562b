package io.devicedeletions.application.testkit;

import static io.devicedeletions.domain.testkit.SampleDevices.device;
import static io.devicedeletions.domain.testkit.SampleTenants.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.application.port.out.RemoteAnswer;
import io.devicedeletions.domain.batch.DeletionBatch;
import io.devicedeletions.domain.device.InventoryDevice;
import io.devicedeletions.domain.history.DeletionRecord;
import io.devicedeletions.domain.history.LineFate;
import io.devicedeletions.domain.history.LineKey;
import io.devicedeletions.domain.history.LineState;
import io.devicedeletions.domain.history.RecordQuery;
import io.devicedeletions.domain.outcome.PendingLine;
import io.devicedeletions.domain.outcome.RemovalOutcome;
import io.vavr.Tuple;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Vector;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What every store tells of work that is done by a remote inventory. */
public abstract class TrackedLeasesContract extends LeasedContract {

  /** For subclasses. */
  protected TrackedLeasesContract() {}

  private <S extends LineState> S state(DeletionBatch batch, Class<S> type) {
    LineState state = tracked().find(ACME, batch.id()).get().lines().head().state();
    assertThat(state).isInstanceOf(type);
    return type.cast(state);
  }

  private Instant asOf(DeletionBatch batch) {
    return tracked().summary(ACME, batch.id()).get().times().asOf();
  }

  @Test
  void whatIsBeingAskedForIsPendingUntilItsLeaseIsOver() {
    DeletionBatch batch = schedule(ACME, device(1));
    Instant before = asOf(batch);
    lease();

    LineState.Pending leased = state(batch, LineState.Pending.class);
    assertThat(leased.attempts()).isOne();
    assertThat(leased.nextAttemptAt()).isBetween(before.plus(LEASE), asOf(batch).plus(LEASE));
    assertThat(leased.lastError()).isEmpty();
  }

  @Test
  void whatCouldNotBeDoneNowTellsWhy() {
    DeletionBatch batch = schedule(ACME, device(1));
    answerAll(LeasedContract::notNow);

    LineState.Pending put = state(batch, LineState.Pending.class);
    assertThat(put.attempts()).isZero();
    assertThat(put.lastError()).containsExactly(ERROR.message());
    assertThat(put.nextAttemptAt()).isAfter(asOf(batch));
  }

  @Test
  void whatWasRefusedOrIsNotKnownTellsWhy() {
    DeletionBatch refused = schedule(ACME, device(1));
    DeletionBatch unknown = schedule(ACME, device(2));
    answerAll(line -> line.batch().equals(unknown.id()) ? unknown(line) : refused(line));

    Vector.of(refused, unknown)
        .map(batch -> state(batch, LineState.Pending.class))
        .forEach(
            pending -> {
              assertThat(pending.attempts()).isOne();
              assertThat(pending.lastError()).containsExactly(ERROR.message());
            });
  }

  @Test
  void whatWasGivenUpInDoubtSaysSo() {
    DeletionBatch batch = schedule(ACME, device(1));
    for (int attempts = 0; attempts < 3; attempts++) {
      answerAll(LeasedContract::unknown);
      store().passTime(LONG_ENOUGH);
    }

    LineState.Dead dead = state(batch, LineState.Dead.class);
    assertThat(dead.inDoubt()).isTrue();
    assertThat(dead.error()).isEqualTo(ERROR);
    assertThat(dead.attempts()).isEqualTo(3);
    assertThat(Walk.UNDISTURBED.dead(dead(), ACME, 1).map(line -> line.inDoubt()))
        .containsExactly(true);

    assertThat(dead().requeue(ACME, Vector.of(new LineKey(batch.id(), 0)), OPERATOR)).hasSize(1);
    assertThat(state(batch, LineState.Pending.class).attempts()).isZero();
    assertThat(cancel(ACME, batch.id()).get().tooLate()).containsExactly(0);
    assertThat(lease().parts().head().inDoubt()).isTrue();
  }

  @Test
  void whatTheRemoteInventoryKnewOfADeviceIsFound() {
    DeletionBatch batch = schedule(ACME, device(1), device(2), device(3));
    answerAll(TrackedLeasesContract::answer);

    assertThat(tracked().summary(ACME, batch.id()).get().counts().lines())
        .containsExactlyInAnyOrder(
            Tuple.of(LineFate.REMOVED, 1),
            Tuple.of(LineFate.NOT_FOUND, 1),
            Tuple.of(LineFate.NAME_MISMATCH, 1));
    DeletionRecord removed = found(1);
    assertThat(removed.attributes().toVector())
        .containsExactly(Tuple.of("z", "1"), Tuple.of("a", "2"));
    assertThat(removed.end().outcome()).isEqualTo(RemovalOutcome.REMOVED);
    assertThat(removed.end().attempts()).isOne();
    assertThat(found(2).attributes()).isEmpty();
    assertThat(found(3).attributes()).isEmpty();
    assertThat(
            store()
                .tenantActivity()
                .totals(ACME)
                .minutes()
                .flatMap(minute -> minute.counts().lines().values())
                .sum()
                .intValue())
        .isEqualTo(3);
  }

  private DeletionRecord found(int number) {
    return Walk.UNDISTURBED.records(records(), ACME, RecordQuery.of(device(number).uid())).single();
  }

  private static RemoteAnswer answer(PendingLine line) {
    return switch (line.line()) {
      case 0 ->
          new RemoteAnswer.Removed(
              line, new InventoryDevice(line.device(), LinkedHashMap.of("z", "1", "a", "2")));
      case 1 -> new RemoteAnswer.NotFound(line);
      default -> new RemoteAnswer.NameMismatch(line);
    };
  }
}
