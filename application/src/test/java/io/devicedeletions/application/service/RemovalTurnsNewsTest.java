package io.devicedeletions.application.service;

import static io.devicedeletions.domain.testkit.SampleTenants.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.application.port.out.Blame;
import io.devicedeletions.application.port.out.TransientFailureException;
import io.devicedeletions.application.port.out.TransientFailureException.Reach;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What claims tell of the store, of themselves, and of the lines in them. */
class RemovalTurnsNewsTest {

  private final ManualClock clock = new ManualClock();
  private final ScriptedDueDeletions store = new ScriptedDueDeletions(clock);
  private final NewsListener listener = new NewsListener();
  private final RemovalTurns turns = OneNode.turns(store, listener, clock);

  @BeforeEach
  void workIsDue() {
    store.isDueFor(ACME);
  }

  private void claimsFail(Reach reach) {
    store.claimsAre(
        size -> {
          throw new TransientFailureException(reach, "away");
        });
  }

  private void takeOneAfter(Duration wait) {
    clock.pass(wait);
    turns.takeOne();
  }

  @Test
  void aStoreThatRefusesAClaimIsLostUntilItTakesOne() {
    claimsFail(Reach.STORE);
    turns.takeOne();
    takeOneAfter(Duration.ofSeconds(1));
    assertThat(listener.news()).containsExactly("lost");

    store.recovers();
    takeOneAfter(Duration.ofSeconds(1));
    assertThat(listener.news()).containsExactly("lost", "found");
  }

  @Test
  void aStoreThatFailsOneTransactionAloneIsFound() {
    claimsFail(Reach.STORE);
    turns.takeOne();

    claimsFail(Reach.TRANSACTION);
    takeOneAfter(Duration.ofSeconds(1));
    assertThat(listener.news()).containsExactly("lost", "found");
  }

  @Test
  void aClaimTellsHowLongItTook() {
    Duration took = Duration.ofMillis(70);
    store.claimsAre(
        size -> {
          clock.pass(took);
          return Turns.claim(size.parts(), 1);
        });

    turns.takeOne();
    assertThat(listener.durations()).containsExactly(took);
  }

  @Test
  void aLineIsLookedForAfterFourTransactionsInARowThatFailedByThemselves() {
    claimsFail(Reach.TRANSACTION);
    for (int failed = 0; failed < 5; failed++) {
      takeOneAfter(Duration.ofMinutes(1));
    }

    assertThat(store.blamed().take(4)).containsOnly(Blame.LASTING_ERRORS);
    assertThat(store.blamed().drop(4)).containsExactly(Blame.PASSING_ERRORS_TOO);
  }
}
