package io.devicedeletions.application.service;

import static io.devicedeletions.domain.testkit.SampleTenants.ACME;
import static io.devicedeletions.domain.testkit.SampleTenants.GLOBEX;
import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.application.port.out.Claim;
import io.devicedeletions.application.service.RemovalTurns.Answer;
import io.devicedeletions.application.testkit.RecordingRemovalListener;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** When the store is asked, and for what; {@link RemovalTurnsTroubleTest} tells of failures. */
class RemovalTurnsTest {

  private final ManualClock clock = new ManualClock();
  private final ScriptedDueDeletions store = new ScriptedDueDeletions(clock);
  private final RecordingRemovalListener listener = new RecordingRemovalListener();
  private final RemovalTurns turns = OneNode.turns(store, listener, clock);

  private void waitMillis(long millis) {
    clock.pass(Duration.ofMillis(millis));
  }

  @Test
  void serveWhoeverHasDueWorkAndTell() {
    store.isDueFor(ACME);

    assertThat(turns.takeOne()).isEqualTo(new Answer(true, 0));
    assertThat(store.claimed()).containsExactly(ACME);
    assertThat(listener.claims()).hasSize(1);
  }

  @Test
  void tellNothingOfAnEmptyClaim() {
    store.isDueFor(ACME);
    store.claimsAre(size -> Claim.NOTHING);

    assertThat(turns.takeOne().worked()).isTrue();
    assertThat(listener.claims()).isEmpty();
  }

  @Test
  void lookAheadAtMostEveryTwentyMillisecondsWhereThereIsNothingToDo() {
    assertThat(turns.takeOne().worked()).isFalse();
    turns.takeOne();
    waitMillis(19);
    turns.takeOne();
    assertThat(store.looks()).isOne();

    waitMillis(1);
    turns.takeOne();
    assertThat(store.looks()).isEqualTo(2);
  }

  @Test
  void lookAheadForAFifthOfTheTimeAtMost() {
    store.looksTake(Duration.ofSeconds(1));
    turns.takeOne();

    waitMillis(3_999);
    turns.takeOne();
    assertThat(store.looks()).isOne();
    waitMillis(1);
    turns.takeOne();
    assertThat(store.looks()).isEqualTo(2);
  }

  @Test
  void noticeWithinASecondWhoElseHasWorkHoweverBusyTheyAre() {
    store.isDueFor(ACME);
    turns.takeOne();
    store.isDueFor(ACME, GLOBEX);

    waitMillis(999);
    turns.takeOne();
    turns.takeOne();
    assertThat(store.claimed()).containsOnly(ACME);
    waitMillis(1);
    turns.takeOne();
    turns.takeOne();
    assertThat(store.claimed().takeRight(2)).containsExactlyInAnyOrder(ACME, GLOBEX);
  }

  @Test
  void leaveATenantThatIsPausedWithinASecond() {
    store.isDueFor(ACME);
    turns.takeOne();
    store.isDueFor();

    waitMillis(1_000);
    assertThat(turns.takeOne().worked()).isFalse();
    assertThat(store.claimed()).hasSize(1);
  }

  @Test
  void saySoWhereNothingIsToBeWaitedFor() {
    assertThat(turns.takeOne()).isEqualTo(new Answer(false, Long.MAX_VALUE));
  }

  @Test
  void waitNoLongerThanUntilWorkBecomesDueAndThenServeIt() {
    store.isDueLater(Duration.ofMillis(300));
    long wait = turns.takeOne().nanosToWait();
    store.isDueFor(ACME);

    assertThat(wait).isEqualTo(Duration.ofMillis(300).toNanos());
    waitMillis(300);
    assertThat(turns.takeOne().worked()).isTrue();
  }

  /** Nor does it go round and round meanwhile, though work has become due. */
  @Test
  void leaveALookThatTakesLongToTheWorkerThatIsAtIt() {
    store.isDueLater(Duration.ofMillis(1));
    turns.takeOne();
    waitMillis(2_000);
    AtomicReference<Answer> beside = new AtomicReference<>();
    store.whileLooking(() -> beside.set(CompletableFuture.supplyAsync(turns::takeOne).join()));
    turns.takeOne();

    assertThat(beside).hasValue(new Answer(false, Duration.ofMillis(20).toNanos()));
  }

  @Test
  void leaveALookToTheWorkerThatIsAtItFromTheVeryMomentItIsDue() {
    store.isDueLater(Duration.ofMillis(1));
    turns.takeOne();
    waitMillis(20);
    AtomicReference<Answer> beside = new AtomicReference<>();
    store.whileLooking(() -> beside.set(CompletableFuture.supplyAsync(turns::takeOne).join()));
    turns.takeOne();

    assertThat(beside).hasValue(new Answer(false, Duration.ofMillis(20).toNanos()));
  }

  @Test
  void lookAheadAfterAnotherWorkerHasDoneSo() {
    CompletableFuture.supplyAsync(turns::takeOne).join();
    waitMillis(20);
    turns.takeOne();

    assertThat(store.looks()).isEqualTo(2);
  }

  @Test
  void restBetweenTwoLooksEvenIfWorkBecomesDueBefore() {
    store.isDueLater(Duration.ofMillis(1));
    assertThat(turns.takeOne().nanosToWait()).isEqualTo(Duration.ofMillis(20).toNanos());

    waitMillis(15);
    assertThat(turns.takeOne().nanosToWait()).isEqualTo(Duration.ofMillis(5).toNanos());
  }
}
