package io.devicedeletions.application.testkit;

import static io.devicedeletions.domain.testkit.SampleDevices.device;
import static io.devicedeletions.domain.testkit.SampleTenants.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.application.port.out.Lease;
import io.devicedeletions.domain.batch.Cancellation;
import io.devicedeletions.domain.batch.DeletionBatch;
import io.devicedeletions.domain.outcome.DeadLine;
import io.devicedeletions.domain.outcome.FailedAttempt;
import io.devicedeletions.domain.outcome.PendingLine;
import io.devicedeletions.domain.tenant.Requester;
import io.vavr.collection.Vector;
import org.junit.jupiter.api.Test;

/** What every store makes of lines of which it is not known what a remote inventory did. */
public abstract class LeasedDoubtContract extends LeasedContract {

  private static final Requester OPERATOR = new Requester("client:operator@example.org");

  /** For subclasses. */
  protected LeasedDoubtContract() {}

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
  void givesUpWhatIsNeverKnownOfButNotBeforeTheLeaseIsOver() {
    schedule(ACME, device(1));
    Vector<FailedAttempt> failed = Vector.empty();
    for (int times = 0; times < 3; times++) {
      failed = failed.appendAll(answerAll(LeasedContract::unknown).failedAttempts());
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
      answerAll(LeasedContract::unknown);
      store().passTime(LEASE.plus(LONG_ENOUGH));
    }
    DeletionBatch refused = schedule(ACME, device(2));
    for (int times = 0; times < 3; times++) {
      answerAll(LeasedContract::refused);
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

    answerAll(LeasedContract::notNow);
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
