package io.devicedeletions.application.service;

import static io.devicedeletions.domain.testkit.SampleTenants.ACME;
import static io.devicedeletions.domain.testkit.SampleTenants.GLOBEX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.devicedeletions.application.port.out.Blame;
import io.devicedeletions.application.port.out.TransientFailureException;
import io.devicedeletions.application.port.out.TransientFailureException.Reach;
import io.devicedeletions.application.service.RemovalTurns.Answer;
import io.devicedeletions.application.testkit.RecordingRemovalListener;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What becomes of turns where the store or a claim fails. */
class RemovalTurnsTroubleTest {

  private final ManualClock clock = new ManualClock();
  private final ScriptedDueDeletions store = new ScriptedDueDeletions(clock);
  private final RecordingRemovalListener listener = new RecordingRemovalListener();
  private final RemovalTurns turns = OneNode.turns(store, listener, clock);

  private static TransientFailureException failure(Reach reach) {
    return new TransientFailureException(reach, new IllegalStateException("away"));
  }

  private void claimsFail(RuntimeException cause) {
    store.claimsAre(
        size -> {
          throw cause;
        });
  }

  private void waitMillis(long millis) {
    clock.pass(Duration.ofMillis(millis));
  }

  @Test
  void aStoreThatCannotTellIsLeftAloneForAPause() {
    IllegalStateException broken = new IllegalStateException("broken");
    store.looksFail(broken);

    assertThat(turns.takeOne().worked()).isFalse();
    assertThat(turns.takeOne()).isEqualTo(new Answer(false, OneNode.PAUSE.toNanos()));
    assertThat(store.looks()).isOne();
    assertThat(listener.failedRounds()).containsExactly(broken);
  }

  @Test
  void aStoreThatIsBackIsServedByAll() {
    store.isDueFor(ACME);
    store.looksFail(failure(Reach.STORE));
    turns.takeOne();
    waitMillis(100);
    turns.takeOne();
    store.recovers();

    assertThat(turns.takeOne().worked()).isFalse();
    waitMillis(200);
    assertThat(turns.takeOne().worked()).isTrue();
    assertThat(turns.takeOne().worked()).isTrue();
    assertThat(store.looks()).isEqualTo(3);
  }

  @Test
  void aClaimThatFailsByTheStoreKeepsAllTenantsFromIt() {
    store.isDueFor(ACME, GLOBEX);
    claimsFail(failure(Reach.STORE));
    turns.takeOne();

    assertThat(turns.takeOne()).isEqualTo(new Answer(false, OneNode.PAUSE.toNanos()));
    assertThat(store.claimed()).hasSize(1);
    assertThat(listener.failedClaims()).hasSize(1);
  }

  @Test
  void aClaimThatFailsByItselfKeepsNobodyElseWaiting() {
    store.isDueFor(ACME, GLOBEX);
    claimsFail(failure(Reach.TRANSACTION));
    turns.takeOne();
    claimsFail(new IllegalStateException("a bug"));
    turns.takeOne();

    assertThat(store.claimed()).containsExactlyInAnyOrder(ACME, GLOBEX);
    assertThat(turns.takeOne()).isEqualTo(new Answer(false, OneNode.PAUSE.toNanos()));
  }

  @Test
  void errorsAreTakenForFailuresOfTheClaim() {
    store.isDueFor(ACME);
    store.claimsAre(
        size -> {
          throw new StackOverflowError();
        });

    assertThat(turns.takeOne().worked()).isTrue();
    assertThat(listener.failedClaims()).hasSize(1);
    waitMillis(100);
    store.recovers();
    assertThat(turns.takeOne().worked()).isTrue();
    assertThat(listener.claims()).hasSize(1);
  }

  @Test
  void whoeverKnocksAndFindsNothingToAskLeavesTheDoorToOthers() {
    RemovalTurns eager =
        OneNode.turns(
            store,
            listener,
            clock,
            Backoff.afterFailure(Duration.ofMillis(1), Duration.ofMillis(1), () -> 0));
    store.isDueFor(ACME);
    claimsFail(failure(Reach.STORE));
    eager.takeOne();
    waitMillis(1);

    Answer knocked = eager.takeOne();

    assertThat(knocked.worked()).isFalse();
    assertThat(eager.takeOne()).isEqualTo(knocked);
    waitMillis(99);
    store.recovers();
    assertThat(eager.takeOne().worked()).isTrue();
    assertThat(listener.claims()).hasSize(1);
  }

  /** Such as a full heap between the knock and the claim. */
  @Test
  void whoeverBreaksDownWhileItKnocksLeavesTheDoorAndTheTenantToOthers() {
    store.isDueFor(ACME);
    claimsFail(failure(Reach.STORE));
    turns.takeOne();
    waitMillis(200);
    clock.failAtReading(2);
    takeOneInTrouble();

    store.recovers();
    waitMillis(500);
    assertThat(turns.takeOne().worked()).isTrue();
    assertThat(turns.takeOne().worked()).isTrue();
    assertThat(listener.claims()).hasSize(2);
  }

  @Test
  void whoeverBreaksDownAfterALookWhileItKnocksLeavesTheDoorToOthers() {
    store.isDueFor(ACME);
    claimsFail(failure(Reach.STORE));
    turns.takeOne();
    waitMillis(1_500);
    clock.failAtReading(2);
    takeOneInTrouble();

    store.recovers();
    assertThat(store.claimed()).hasSize(1);
    assertThat(turns.takeOne().worked()).isTrue();
  }

  @Test
  void whoeverBreaksDownAgainAndAgainTakesNoShareWithIt() {
    store.isDueFor(ACME);
    turns.takeOne();
    for (int worker = 0; worker < 2; worker++) {
      clock.failAtReading(2);
      takeOneInTrouble();
      waitMillis(150);
    }

    waitMillis(300);
    assertThat(turns.takeOne().worked()).isTrue();
    assertThat(listener.claims()).hasSize(2);
  }

  @Test
  void aListenerThatBreaksCostsTheTenantNoShare() {
    RemovalTurns overheard = OneNode.turns(store, new BreakingRemovalListener(listener), clock);
    store.isDueFor(ACME);
    for (int claim = 1; claim <= 5; claim++) {
      claimsFail(failure(Reach.TRANSACTION));
      assertThatIllegalStateException().isThrownBy(overheard::takeOne);
      waitMillis(30_000);
      store.recovers();
      assertThatIllegalStateException().isThrownBy(overheard::takeOne);
    }

    assertThat(store.claimed()).hasSize(10);
  }

  /** A full disk lets everybody read. */
  @Test
  void aStoreThatTakesNoClaimIsKnockedAtLessAndLessThoughItTellsWhatIsDue() {
    store.isDueFor(ACME, GLOBEX);
    claimsFail(failure(Reach.STORE));
    for (int millis = 0; millis < 60_000; millis += 50) {
      turns.takeOne();
      waitMillis(50);
    }

    assertThat(store.claimed()).hasSizeBetween(8, 12);
    assertThat(listener.failedRounds()).isEmpty();
  }

  @Test
  void noLineIsLookedForAfterTheStoreWasAway() {
    store.isDueFor(ACME);
    claimsFail(failure(Reach.STORE));
    for (int failed = 0; failed < 6; failed++) {
      turns.takeOne();
      waitMillis(60_000);
    }

    assertThat(store.blamed()).hasSize(6).containsOnly(Blame.LASTING_ERRORS);
  }

  private void takeOneInTrouble() {
    try {
      turns.takeOne();
    } catch (OutOfMemoryError known) {
      assertThat(known).hasMessage("in a test");
    }
  }
}
