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
import io.devicedeletions.domain.batch.DeletionBatch;
import io.devicedeletions.domain.device.InventoryDevice;
import io.devicedeletions.domain.outcome.DeadLine;
import io.devicedeletions.domain.outcome.FailedAttempt;
import io.devicedeletions.domain.outcome.PendingLine;
import io.devicedeletions.domain.outcome.Settlement;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.time.Duration;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

/** What every store makes of what a remote inventory answers. */
public abstract class LeasedAnswersContract extends LeasedContract {

  /** For subclasses. */
  protected LeasedAnswersContract() {}

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
    Seq<RemoteAnswer> answers = lease.lines().map(LeasedContract::removed);

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
      Claim claim = answerAll(LeasedContract::notNow);
      assertThat(claim.lines()).isZero();
      store().passTime(Duration.ofMinutes(1));
    }

    assertThat(answerAll(LeasedContract::removed).settlements().map(Settlement::attempts))
        .containsExactly(1);
  }

  @Test
  void givesUpWhatIsRefusedAgainAndAgain() {
    schedule(ACME, device(1));
    Vector<FailedAttempt> failed = Vector.empty();
    for (int times = 0; times < 3; times++) {
      failed = failed.appendAll(answerAll(LeasedContract::refused).failedAttempts());
      store().passTime(LONG_ENOUGH);
    }

    assertThat(failed.map(FailedAttempt::attempts)).containsExactly(1, 2, 3);
    assertThat(failed.map(FailedAttempt::isDead)).containsExactly(false, false, true);
    assertThat(store().deadDeletions().oldest(ACME, 10).map(DeadLine::error))
        .containsExactly(ERROR);
    assertThat(leasedDeletions().lease(ACME, Claims.SIZE, LEASE)).isEmpty();
  }
}
