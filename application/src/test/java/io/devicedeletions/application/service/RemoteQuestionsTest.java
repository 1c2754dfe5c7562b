package io.devicedeletions.application.service;

import static io.devicedeletions.domain.testkit.SampleDevices.device;
import static io.devicedeletions.domain.testkit.SampleTenants.ACME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.devicedeletions.application.port.out.Blame;
import io.devicedeletions.application.port.out.Claim;
import io.devicedeletions.application.port.out.ClaimSize;
import io.devicedeletions.application.port.out.FencingToken;
import io.devicedeletions.application.port.out.Lease;
import io.devicedeletions.application.port.out.OutcomeUnknownException;
import io.devicedeletions.application.port.out.RemoteAnswer;
import io.devicedeletions.application.port.out.TransientFailureException;
import io.devicedeletions.domain.batch.BatchId;
import io.devicedeletions.domain.outcome.PendingLine;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.time.Duration;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How an inventory is asked that does not answer, or must not be asked any more. */
@Timeout(60)
class RemoteQuestionsTest {

  private static final int MOST_AT_ONCE = 256;

  private static final Seq<PendingLine> LINES =
      Vector.of(new PendingLine(new BatchId(new UUID(0, 1)), 0, device(1), 0));

  private final ManualClock clock = new ManualClock();

  /** Short, as whoever waits for an answer looks at it after a third of it in real time. */
  private final Lease lease =
      new Lease(ACME, new FencingToken(1), Duration.ofMillis(3), Vector.empty(), Claim.NOTHING);

  private final ScriptedLeases store = new ScriptedLeases(lease);
  private final Queue<Thread> askers = new ConcurrentLinkedQueue<>();
  private final CountDownLatch end = new CountDownLatch(1);

  private final RemoteQuestions answered =
      new RemoteQuestions(
          (tenant, token, lines) -> {
            askers.add(Thread.currentThread());
            return lines.map(RemoteAnswer.NotFound::new);
          });

  /** Hears no interruption, and outlasts every lease. */
  private final RemoteQuestions endless =
      new RemoteQuestions(
          (tenant, token, lines) -> {
            askers.add(Thread.currentThread());
            clock.pass(Duration.ofHours(1));
            awaitEnd();
            return lines.map(RemoteAnswer.NotFound::new);
          });

  private void awaitEnd() {
    while (end.getCount() > 0) {
      try {
        end.await();
      } catch (InterruptedException unheard) {
        // Some inventories are like that.
      }
    }
  }

  private HeldLease held() {
    return new HeldLease(store, lease, RemoteSettings.DEFAULT, clock, clock.getAsLong());
  }

  private LeasedRemoval removal(RemoteQuestions questions) {
    return new LeasedRemoval(store, questions, RemoteSettings.DEFAULT, clock);
  }

  @Test
  void aLeaseThatIsOverAsksNothing() {
    HeldLease held = held();
    clock.pass(Duration.ofHours(1));

    Seq<RemoteAnswer> answers = answered.ask(held, LINES);

    assertThat(answers).hasSameSizeAs(LINES).hasOnlyElementsOfType(RemoteAnswer.NotNow.class);
    assertThat(answers.map(RemoteAnswer::line)).isEqualTo(LINES);
    assertThat(askers).isEmpty();
  }

  @Test
  void aQuestionThatDoesNotEndKeepsNoProcessFromItsEnd() {
    answered.ask(held(), LINES);

    assertThat(askers).hasSize(1).allMatch(Thread::isDaemon);
  }

  @Test
  void whoeverIsInterruptedWhileItWaitsStaysSo() {
    RemoteQuestions silent =
        new RemoteQuestions(
            (tenant, token, lines) -> {
              awaitEnd();
              return Vector.empty();
            });
    HeldLease held = held();
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> silent.ask(held, LINES)).isInstanceOf(OutcomeUnknownException.class);
    assertThat(Thread.interrupted()).isTrue();
    end.countDown();
  }

  @Test
  void nothingIsLeasedWhileTooManyQuestionsDoNotEnd() throws InterruptedException {
    for (int number = 1; number <= MOST_AT_ONCE; number++) {
      endless.requireRoom();
      endless.ask(held(), LINES);
    }

    assertThatThrownBy(() -> removal(endless).settle(ACME, ClaimSize.ONE, Blame.LASTING_ERRORS))
        .isInstanceOf(TransientFailureException.class);
    assertThat(store.leased()).isEmpty();
    end.countDown();
    for (Thread asker : askers) {
      asker.join();
    }
    endless.requireRoom();
  }

  @Test
  void aLeaseWithNothingToAskForIsNotSettled() {
    assertThat(removal(answered).settle(ACME, ClaimSize.ONE, Blame.LASTING_ERRORS))
        .isEqualTo(lease.failed());
    assertThat(store.settled()).isZero();
  }

  @Test
  void asMuchIsLeasedAsIsAskedForUnlessALineIsLookedFor() {
    ClaimSize large = new ClaimSize(ClaimSize.HIGHEST);
    removal(answered).settle(ACME, large, Blame.LASTING_ERRORS);
    removal(answered).settle(ACME, large, Blame.PASSING_ERRORS_TOO);

    assertThat(store.leased()).containsExactly(large, RemoteSettings.DEFAULT.least());
  }

  @Test
  void theStoreTellsWhoseWorkIsDue() {
    assertThat(removal(answered).lookAhead()).isEqualTo(store.lookAhead());
  }
}
