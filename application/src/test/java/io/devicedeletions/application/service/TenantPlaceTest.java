package io.devicedeletions.application.service;

import static io.devicedeletions.domain.testkit.SampleTenants.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.application.port.out.Blame;
import io.devicedeletions.application.port.out.ClaimSize;
import io.devicedeletions.application.service.TenantRing.Turn;
import org.junit.jupiter.api.Test;

/** What turns are worth, what claims cost, and how debts are paid. */
class TenantPlaceTest {

  private static final int QUANTUM = (int) TenantPlace.QUANTUM;

  private final TenantPlace place = new TenantPlace(4, ClaimSize.ONE);

  private Turn turn() {
    return new Turn(
        ACME, ClaimSize.ONE, Blame.LASTING_ERRORS, place.expectedLines(), true, place.rolledBack());
  }

  /** Whether the turn is over with a claim of so many lines. */
  private boolean endsWith(int lines) {
    Turn turn = turn();
    boolean ends = place.take();
    place.finished(turn, Turns.full(turn, lines), ClaimSize.ONE);
    return ends;
  }

  @Test
  void aTurnIsWorthAsManyLinesAsTheWeightSays() {
    place.endTurn();

    assertThat(endsWith(QUANTUM)).isFalse();
    assertThat(endsWith(QUANTUM)).isFalse();
    assertThat(endsWith(QUANTUM)).isFalse();
    assertThat(endsWith(QUANTUM)).isTrue();
  }

  @Test
  void aDebtIsPaidWithTurnsAndWhoeverHasPaidItHasNothingLeft() {
    endsWith(9 * QUANTUM);

    place.endTurn();
    assertThat(place.hasCredit()).isFalse();
    place.endTurn();
    assertThat(place.hasCredit()).isFalse();
    place.endTurn();
    assertThat(place.hasCredit()).isTrue();
  }

  @Test
  void aClaimThatFailsCostsNothing() {
    place.endTurn();
    endsWith(2 * QUANTUM);

    Turn failing = turn();
    assertThat(place.take()).isTrue();
    place.failed(failing, true, ClaimSize.ONE, 0);
    assertThat(place.hasCredit()).isTrue();
  }
}
