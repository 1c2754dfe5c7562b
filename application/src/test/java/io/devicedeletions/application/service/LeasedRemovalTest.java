package io.devicedeletions.application.service;

import static io.devicedeletions.domain.testkit.SampleDevices.device;
import static io.devicedeletions.domain.testkit.SampleTenants.ACME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.devicedeletions.application.port.out.Blame;
import io.devicedeletions.application.port.out.Claim;
import io.devicedeletions.application.port.out.ClaimSize;
import io.devicedeletions.application.port.out.DueDeletions;
import io.devicedeletions.application.port.out.OutcomeUnknownException;
import io.devicedeletions.application.port.out.RemoteAnswer;
import io.devicedeletions.application.port.out.RemoteInventory;
import io.devicedeletions.application.port.out.TransientFailureException;
import io.devicedeletions.application.testkit.Claims;
import io.devicedeletions.application.testkit.InMemoryStore;
import io.devicedeletions.application.testkit.SampleBatches;
import io.devicedeletions.application.testkit.StoreUnderTest;
import io.devicedeletions.domain.batch.DeletionBatch;
import io.devicedeletions.domain.batch.Grace;
import io.devicedeletions.domain.device.Device;
import io.devicedeletions.domain.outcome.AttemptError;
import io.devicedeletions.domain.outcome.DeadLine;
import io.devicedeletions.domain.outcome.FailedAttempt;
import io.devicedeletions.domain.outcome.PendingLine;
import io.devicedeletions.domain.outcome.Settlement;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LeasedRemovalTest {

  private static final RemoteSettings SETTINGS = RemoteSettings.DEFAULT;
  private static final Duration LONG_ENOUGH = SETTINGS.lease().plus(StoreUnderTest.LONGEST_PAUSE);

  private final InMemoryStore store = new InMemoryStore();
  private final SampleBatches batches = new SampleBatches();
  private final Queue<Seq<PendingLine>> questions = new ConcurrentLinkedQueue<>();

  private DeletionBatch schedule(Device... devices) {
    DeletionBatch batch = batches.of(ACME, devices);
    store.deletionQueue().enqueue(batch, Grace.NONE);
    return batch;
  }

  private DueDeletions over(RemoteInventory inventory) {
    return DeviceDeletions.remoteRemoval(
        store.leasedDeletions(),
        (tenant, token, lines) -> {
          questions.add(lines);
          return inventory.remove(tenant, token, lines);
        },
        SETTINGS);
  }

  private Seq<Settlement> recordsOf(DeletionBatch batch) {
    return store.deletionRecords().ofBatch(ACME, batch.id());
  }

  private static Seq<RemoteAnswer> nowhere(Seq<PendingLine> lines) {
    return lines.map(RemoteAnswer.NotFound::new);
  }

  @Test
  void asksOnceForAllThatItLeasesAndRecordsTheAnswers() {
    DeletionBatch one = schedule(device(1), device(2));
    DeletionBatch another = schedule(device(3));

    Claim claim =
        over((tenant, token, lines) -> nowhere(lines))
            .settle(ACME, ClaimSize.ONE, Blame.LASTING_ERRORS);

    assertThat(questions).hasSize(1);
    assertThat(claim.parts()).isEqualTo(2);
    assertThat(recordsOf(one)).hasSize(2);
    assertThat(recordsOf(another)).hasSize(1);
  }

  @Test
  void leasesLittleWhereNothingSucceeds() {
    for (int number = 0; number < 2 * SETTINGS.least().parts(); number++) {
      schedule(device(number));
    }

    Claim claim =
        over((tenant, token, lines) -> nowhere(lines))
            .settle(ACME, new ClaimSize(ClaimSize.HIGHEST), Blame.PASSING_ERRORS_TOO);

    assertThat(claim.parts()).isEqualTo(SETTINGS.least().parts());
  }

  @Test
  void asksAgainForWhatIsNotKnownOnceTheLeaseIsOverAndThenLineByLine() {
    DeletionBatch batch = schedule(device(1), device(2));
    DueDeletions broken =
        over(
            (tenant, token, lines) -> {
              throw new IllegalStateException("the connection was lost");
            });

    assertThatThrownBy(() -> Claims.claim(broken, ACME))
        .isInstanceOf(OutcomeUnknownException.class)
        .hasMessageContaining("the connection was lost");
    assertThat(Claims.claim(broken, ACME)).isEqualTo(Claim.NOTHING);
    store.passTime(LONG_ENOUGH);
    Claims.claim(over((tenant, token, lines) -> nowhere(lines)), ACME);

    assertThat(Vector.ofAll(questions).map(lines -> lines.map(PendingLine::line)))
        .containsExactly(Vector.of(0, 1), Vector.of(0), Vector.of(1));
    assertThat(recordsOf(batch).map(Settlement::attempts)).containsExactly(2, 2);
  }

  @Test
  void givesUpTheLineAtWhichTheInventoryBreaksAndNoOther() {
    DeletionBatch batch = schedule(device(1), device(2), device(3));
    DueDeletions fragile =
        over(
            (tenant, token, lines) -> {
              if (lines.exists(line -> line.device().equals(device(2)))) {
                throw new IllegalStateException("the inventory breaks");
              }
              return nowhere(lines);
            });

    for (int times = 0; times < 3; times++) {
      settleOrFail(fragile);
      store.passTime(LONG_ENOUGH);
    }

    assertThat(recordsOf(batch).map(end -> end.line().line())).containsExactly(0, 2);
    assertThat(store.deadDeletions().oldest(ACME, 10).map(DeadLine::line)).containsExactly(1);
  }

  private static void settleOrFail(DueDeletions deletions) {
    try {
      assertThat(Claims.claim(deletions, ACME).lines()).isPositive();
    } catch (OutcomeUnknownException unknown) {
      assertThat(unknown).hasMessageContaining("breaks");
    }
  }

  @Test
  void tellsOfALineThatIsGivenUpThoughNothingWasAnswered() {
    schedule(device(1));
    DueDeletions broken =
        over(
            (tenant, token, lines) -> {
              throw new IllegalStateException("the inventory breaks");
            });
    for (int times = 0; times < 2; times++) {
      assertThatThrownBy(() -> Claims.claim(broken, ACME)).isNotNull();
      store.passTime(LONG_ENOUGH);
    }

    assertThat(Claims.claim(broken, ACME).failedAttempts())
        .hasSize(1)
        .allMatch(FailedAttempt::isDead);
  }

  @Test
  void leavesLinesInDoubtAloneOnceTheInventoryFailsThreeTimesInARow() {
    schedule(device(1), device(2), device(3), device(4), device(5));
    DueDeletions broken =
        over(
            (tenant, token, lines) -> {
              throw new IllegalStateException("away");
            });
    assertThatThrownBy(() -> Claims.claim(broken, ACME)).isNotNull();
    store.passTime(LONG_ENOUGH);
    questions.clear();

    assertThatThrownBy(() -> Claims.claim(broken, ACME)).isNotNull();

    assertThat(questions).hasSize(3);
  }

  @Test
  void stepsBackFromAnInventoryThatIsAwayWithoutCountingAnAttempt() {
    DeletionBatch batch = schedule(device(1));
    AttemptError away = new AttemptError("503", "closed on Sundays");
    DueDeletions closed =
        over(
            (tenant, token, lines) ->
                lines.map(line -> new RemoteAnswer.NotNow(line, away, Duration.ofHours(1))));

    assertThatThrownBy(() -> Claims.claim(closed, ACME))
        .isInstanceOf(TransientFailureException.class)
        .hasMessageContaining("closed on Sundays");
    store.passTime(Duration.ofHours(1));
    Claims.claim(over((tenant, token, lines) -> nowhere(lines)), ACME);

    assertThat(recordsOf(batch).map(Settlement::attempts)).containsExactly(1);
  }

  @Test
  void believesNoAnswersToAnotherQuestion() {
    DeletionBatch batch = schedule(device(1), device(2));

    assertThatThrownBy(
            () -> Claims.claim(over((tenant, token, lines) -> nowhere(lines.take(1))), ACME))
        .isInstanceOf(OutcomeUnknownException.class);

    assertThat(recordsOf(batch)).isEmpty();
  }
}
