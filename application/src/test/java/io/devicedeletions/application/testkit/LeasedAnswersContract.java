package io.devicedeletions.application.testkit;

import static io.devicedeletions.domain.outcome.RemovalOutcome.NAME_MISMATCH;
import static io.devicedeletions.domain.outcome.RemovalOutcome.NOT_FOUND;
import static io.devicedeletions.domain.outcome.RemovalOutcome.REMOVED;
import static io.devicedeletions.domain.testkit.SampleDevices.device;
import static io.devicedeletions.domain.testkit.SampleTenants.ACME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.devicedeletions.application.port.out.Claim;
import io.devicedeletions.application.port.out.Lease;
import io.devicedeletions.application.port.out.RemoteAnswer;
import io.devicedeletions.domain.batch.Cancellation;
import io.devicedeletions.domain.batch.DeletionBatch;
import io.devicedeletions.domain.device.InventoryDevice;
import io.devicedeletions.domain.outcome.AttemptError;
import io.devicedeletions.domain.outcome.DeadLine;
import io.devicedeletions.domain.outcome.FailedAttempt;
import io.devicedeletions.domain.outcome.PendingLine;
import io.devicedeletions.domain.outcome.Settlement;
import io.devicedeletions.domain.tenant.Requester;
import io.devicedeletions.domain.testkit.SampleDevices;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.time.Duration;
import java.util.function.Function;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

/** What every store makes of what a remote inventory answers. */
public abstract class LeasedAnswersContract extends StoreContract {

  private static final Duration LEASE = Duration.ofMinutes(10);
  private static final Duration LONG_ENOUGH = LEASE.plus(StoreUnderTest.LONGEST_PAUSE);
  private static final Requester OPERATOR = new Requester("client:operator@example.org");
  private static final AttemptError ERROR = new AttemptError("boom", "it said no");

  /** For subclasses. */
  protected LeasedAnswersContract() {}

  private Lease lease() {
    return leasedDeletions()
        .lease(ACME, Claims.SIZE, LEASE)
        .getOrElseThrow(() -> new AssertionError("nothing to lease"));
  }

  private Claim settle(Lease lease, Seq<RemoteAnswer> answers) {
    return leasedDeletions()
        .settle(lease, answers)
        .getOrElseThrow(() -> new AssertionError("the lease was lost"));
  }

  private Claim answerAll(Function<PendingLine, RemoteAnswer> answer) {
    Lease lease = lease();
    return settle(lease, lease.lines().map(answer));
  }

  private static RemoteAnswer removed(PendingLine line) {
    return new RemoteAnswer.Removed(line, SampleDevices.onRecord(line.device()));
  }

  private static RemoteAnswer refused(PendingLine line) {
    return new RemoteAnswer.Refused(line, ERROR);
  }

  private static RemoteAnswer unknown(PendingLine line) {
    return new RemoteAnswer.Unknown(line, ERROR);
  }

  private static RemoteAnswer notNow(PendingLine line) {
    return new RemoteAnswer.NotNow(line, ERROR, Duration.ofMinutes(1));
  }

  private Cancellation cancel(DeletionBatch batch) {
    return store()
        .cancellableDeletions()
        .cancel(ACME, batch.id(), OPERATOR)
        .getOrElseThrow(() -> new AssertionError("the batch is unknown"));
  }

  private Vector<Integer> attemptsOfTheDead() {
    return Vector.ofAll(store().deadDeletions().oldest(ACME, 100)).map(DeadLine::attempts);
  }

  @Test
  void recordsFinalAnswersAndLeavesItsOwnInventoryAlone() {
    register(ACME, device(1));
    DeletionBatch batch = schedule(ACME, device(1), device(2), device(3), device(1));
    Lease lease = lease();
    Seq<PendingLine> lines = lease.lines();
    InventoryDevice asItWas =
        new InventoryDevice(
            lines.get(0).device(), LinkedHashMap.of("owner", "d'Arc \"\u00e9\\", "rack", ""));

    Claim claim =
        settle(
            lease,
            Vector.of(
                new RemoteAnswer.NotFound(lines.get(3)),
                new RemoteAnswer.NameMismatch(lines.get(2)),
                new RemoteAnswer.NotFound(lines.get(1)),
                new RemoteAnswer.Removed(lines.get(0), asItWas)));

    Seq<Settlement> records = records().ofBatch(ACME, batch.id());
    assertThat(records.map(Settlement::outcome))
        .containsExactly(REMOVED, NOT_FOUND, NAME_MISMATCH, NOT_FOUND);
    assertThat(records.map(Settlement::attempts)).containsOnly(1);
    assertThat(claim.settlements()).containsExactlyInAnyOrderElementsOf(records);
    assertThat(claim.parts()).isOne();
    assertThat(devicesOf(ACME)).containsExactly(device(1));
    store().passTime(LONG_ENOUGH);
    assertThat(leasedDeletions().lookAhead().tenants()).isEmpty();
  }

  @Test
  void dealsWithEachLineByItsOwnAnswer() {
    DeletionBatch batch = schedule(ACME, device(1), device(2), device(3), device(4), device(5));
    Lease lease = lease();
    Seq<PendingLine> lines = lease.lines();

    settle(
        lease,
        Vector.of(
            removed(lines.get(0)),
            refused(lines.get(1)),
            notNow(lines.get(2)),
            unknown(lines.get(3)),
            notNow(lines.get(4))));

    assertThat(records().ofBatch(ACME, batch.id()).map(end -> end.line().line()))
        .containsExactly(0);
    assertThat(store().pendingDeletions().count(ACME, 10)).isEqualTo(4);
    assertThat(leasedDeletions().lookAhead().tenants()).isEmpty();
    store().passTime(LONG_ENOUGH);
    Lease again = lease();
    assertThat(again.lines().sortBy(PendingLine::line))
        .extracting(PendingLine::line, PendingLine::attempts)
        .containsExactly(tuple(1, 1), tuple(2, 0), tuple(3, 1), tuple(4, 0));
    assertThat(again.parts().filter(Lease.Part::inDoubt).flatMap(Lease.Part::lines))
        .extracting(PendingLine::line)
        .containsExactly(3);
  }

  private static Tuple tuple(Object... values) {
    return Tuple.tuple(values);
  }

  @Test
  void answersForFewerOrOtherLinesChangeNothing() {
    DeletionBatch batch = schedule(ACME, device(1), device(2));
    Lease lease = lease();
    Seq<RemoteAnswer> answers = lease.lines().map(LeasedAnswersContract::removed);

    assertThatThrownBy(() -> leasedDeletions().settle(lease, answers.take(1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> leasedDeletions().settle(lease, answers.take(1).append(answers.head())))
        .isInstanceOf(IllegalArgumentException.class);

    assertThat(records().ofBatch(ACME, batch.id())).isEmpty();
    assertThat(settle(lease, answers).settlements()).hasSize(2);
  }

  @Test
  void countsNoAttemptForWhatCouldNotBeDone() {
    schedule(ACME, device(1));
    for (int times = 0; times < 5; times++) {
      Claim claim = answerAll(LeasedAnswersContract::notNow);
      assertThat(claim.lines()).isZero();
      store().passTime(Duration.ofMinutes(1));
    }

    assertThat(answerAll(LeasedAnswersContract::removed).settlements().map(Settlement::attempts))
        .containsExactly(1);
  }

  @Test
  void givesUpWhatIsRefusedAgainAndAgain() {
    schedule(ACME, device(1));
    Vector<FailedAttempt> failed = Vector.empty();
    for (int times = 0; times < 3; times++) {
      failed = failed.appendAll(answerAll(LeasedAnswersContract::refused).failedAttempts());
      store().passTime(LONG_ENOUGH);
    }

    assertThat(failed.map(FailedAttempt::attempts)).containsExactly(1, 2, 3);
    assertThat(failed.map(FailedAttempt::isDead)).containsExactly(false, false, true);
    assertThat(store().deadDeletions().oldest(ACME, 10).map(DeadLine::error))
        .containsExactly(ERROR);
    assertThat(leasedDeletions().lease(ACME, Claims.SIZE, LEASE)).isEmpty();
  }

  @Test
  void givesUpWhatIsNeverKnownOfButNotBeforeTheLeaseIsOver() {
    schedule(ACME, device(1));
    Vector<FailedAttempt> failed = Vector.empty();
    for (int times = 0; times < 3; times++) {
      failed = failed.appendAll(answerAll(LeasedAnswersContract::unknown).failedAttempts());
      store().passTime(LEASE.minusSeconds(30));
      assertThat(leasedDeletions().lookAhead().tenants()).isEmpty();
      store().passTime(LONG_ENOUGH);
    }

    assertThat(failed.map(FailedAttempt::isDead)).containsExactly(false, false, true);
    assertThat(attemptsOfTheDead()).containsExactly(3);
    assertThat(leasedDeletions().lease(ACME, Claims.SIZE, LEASE)).isEmpty();
  }

  @Test
  void requeuesInDoubtWhatWasGivenUpInDoubt() {
    DeletionBatch unknown = schedule(ACME, device(1));
    for (int times = 0; times < 3; times++) {
      answerAll(LeasedAnswersContract::unknown);
      store().passTime(LEASE.plus(LONG_ENOUGH));
    }
    DeletionBatch refused = schedule(ACME, device(2));
    for (int times = 0; times < 3; times++) {
      answerAll(LeasedAnswersContract::refused);
      store().passTime(LONG_ENOUGH);
    }
    assertThat(store().deadDeletions().oldest(ACME, 10).map(DeadLine::inDoubt))
        .containsExactly(true, false);

    assertThat(store().deadDeletions().requeueOldest(ACME, 10, OPERATOR)).isEqualTo(2);

    assertThat(cancel(unknown).tooLate()).containsExactly(0);
    assertThat(cancel(refused).cancelled()).containsExactly(0);
    assertThat(lease().parts().map(Lease.Part::inDoubt)).containsExactly(true);
  }

  @Test
  void givesUpWhatEndsWithTheProcessAgainAndAgain() {
    DeletionBatch batch = schedule(ACME, device(1), device(2));
    for (int times = 0; times < 3; times++) {
      assertThat(lease().lines().map(PendingLine::attempts)).containsOnly(times);
      store().passTime(LEASE);
    }

    Lease last = lease();

    assertThat(last.parts()).isEmpty();
    assertThat(last.failed().parts()).isOne();
    assertThat(last.failed().failedAttempts()).hasSize(2).allMatch(FailedAttempt::isDead);
    assertThat(attemptsOfTheDead()).containsExactly(3, 3);
    assertThat(store().deadDeletions().oldest(ACME, 10)).allMatch(DeadLine::inDoubt);
    assertThat(store().pendingDeletions().count(ACME, 10)).isZero();
    assertThat(records().ofBatch(ACME, batch.id())).isEmpty();
  }

  @Test
  void cancelsNothingThatIsOrMayBeInTheInventorysHands() {
    DeletionBatch batch = schedule(ACME, device(1));
    lease();
    assertThat(cancel(batch).tooLate()).containsExactly(0);

    store().passTime(LEASE);
    assertThat(cancel(batch).tooLate()).containsExactly(0);

    answerAll(LeasedAnswersContract::notNow);
    assertThat(cancel(batch).tooLate()).containsExactly(0);
    assertThat(records().ofBatch(ACME, batch.id())).isEmpty();
  }

  @Test
  void cancelsWhatCameBackUntouched() {
    DeletionBatch batch = schedule(ACME, device(1), device(2));
    Lease lease = lease();
    settle(lease, Vector.of(notNow(lease.lines().get(0)), refused(lease.lines().get(1))));

    assertThat(cancel(batch).cancelled()).containsExactly(0, 1);
    store().passTime(LONG_ENOUGH);
    assertThat(leasedDeletions().lease(ACME, Claims.SIZE, LEASE)).isEmpty();
    assertThat(records().ofBatch(ACME, batch.id())).hasSize(2);
  }
}
