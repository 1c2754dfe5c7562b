package io.devicedeletions.application.service;

import static io.devicedeletions.domain.testkit.SampleTenants.ACME;
import static io.devicedeletions.domain.testkit.SampleTenants.GLOBEX;
import static io.devicedeletions.domain.testkit.SampleTenants.INITECH;
import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.application.service.TenantRing.Turn;
import io.devicedeletions.domain.batch.BatchLimit;
import io.devicedeletions.domain.tenant.TenantId;
import io.vavr.collection.Vector;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Who is served when; {@link TenantRingTroubleTest} tells of failures and pauses. */
class TenantRingTest {

  private static final int QUANTUM = (int) TenantPlace.QUANTUM;

  private static TenantRing ring(int workers) {
    return new TenantRing(
        workers,
        ClaimSizing.startingFor(BatchLimit.PUBLISHED),
        Backoff.afterFailure(Duration.ofMillis(100), Duration.ofSeconds(30), () -> 0));
  }

  private static TenantRing ring(int workers, TenantId... tenants) {
    TenantRing ring = ring(workers);
    ring.refresh(Vector.of(tenants).map(tenant -> Turns.due(tenant, 1)));
    return ring;
  }

  private static int count(Vector<TenantId> served, TenantId tenant) {
    return served.count(tenant::equals);
  }

  @Test
  void hasNothingToMakeAtFirst() {
    assertThat(ring(2).take(0)).isEmpty();
  }

  @Test
  void servesEqualsInTurns() {
    Vector<TenantId> served = Turns.serve(ring(1, ACME, GLOBEX, INITECH), 9, 1);

    assertThat(served.grouped(3).toVector()).allMatch(round -> round.distinct().size() == 3);
    assertThat(served.take(3)).isEqualTo(served.slice(3, 6)).isEqualTo(served.drop(6));
  }

  @Test
  void servesAsOftenAsTheWeightSays() {
    TenantRing ring = ring(1);
    ring.refresh(Vector.of(Turns.due(ACME, 1), Turns.due(GLOBEX, 3), Turns.due(INITECH, 7)));

    Vector<TenantId> served = Turns.serve(ring, 110, 10);

    assertThat(count(served, ACME)).isEqualTo(10);
    assertThat(count(served, GLOBEX)).isEqualTo(30);
    assertThat(count(served, INITECH)).isEqualTo(70);
  }

  @Test
  void followsAWeightThatIsChanged() {
    TenantRing ring = ring(1, ACME, GLOBEX);
    Turns.serve(ring, 4, 1);

    ring.refresh(Vector.of(Turns.due(ACME, 4), Turns.due(GLOBEX, 1)));
    assertThat(count(Turns.serve(ring, 50, 1), ACME)).isEqualTo(40);
    ring.refresh(Vector.of(Turns.due(ACME, 1), Turns.due(GLOBEX, 1)));
    assertThat(count(Turns.serve(ring, 50, 1), ACME)).isBetween(25, 27);
  }

  @Test
  void makesAClaimThatIsLargerThanATurnBePaidForWithLaterTurns() {
    TenantRing ring = ring(1, ACME, GLOBEX);
    Turn large = ring.take(0).get();
    ring.finished(large, Turns.full(large, 10 * QUANTUM), 0);
    TenantId other = large.tenant().equals(ACME) ? GLOBEX : ACME;

    Vector<TenantId> served = Turns.serve(ring, 30, QUANTUM);

    assertThat(served.takeWhile(other::equals).size()).isBetween(8, 11);
    assertThat(count(served.drop(11), ACME)).isBetween(9, 10);
  }

  @Test
  void chargesEachClaimForItsOwnLinesWhoeverFinishesFirst() {
    TenantRing ring = ring(4, ACME, GLOBEX);
    Vector<Integer> sizes = Vector.of(3 * QUANTUM, 1);
    int acme = 0;
    int globex = 0;
    for (int round = 0; round < 100; round++) {
      Vector<Turn> turns = Vector.fill(4, () -> ring.take(0).get());
      Vector<Turn> ofAcme = turns.filter(turn -> turn.tenant().equals(ACME));
      acme += finish(ring, ofAcme, sizes);
      globex += finish(ring, turns.removeAll(ofAcme), Vector.fill(4, QUANTUM));
    }

    assertThat((double) acme / globex).isBetween(0.8, 1.25);
  }

  private static int finish(TenantRing ring, Vector<Turn> turns, Vector<Integer> sizes) {
    int lines = 0;
    for (int index = 0; index < turns.size(); index++) {
      int size = sizes.get(index % sizes.size());
      ring.finished(turns.get(index), Turns.full(turns.get(index), size), 0);
      lines += size;
    }
    return lines;
  }

  @Test
  void servesWhoeverIsAloneHoweverDeepInDebt() {
    TenantRing ring = ring(1, ACME);

    assertThat(Turns.serve(ring, 5, 500 * QUANTUM)).containsOnly(ACME);
  }

  @Test
  void givesAllWorkersToWhoeverIsAlone() {
    TenantRing ring = ring(4, ACME);

    assertThat(Vector.fill(4, () -> ring.take(0).get().tenant())).containsOnly(ACME);
    assertThat(ring.take(0)).isEmpty();
  }

  @Test
  void givesHalfOfTheWorkersWhileOthersWait() {
    TenantRing ring = ring(4, ACME);
    ring.refresh(Vector.of(Turns.due(ACME, 100), Turns.due(GLOBEX, 1)));

    assertThat(Vector.fill(4, () -> ring.take(0).get().tenant()))
        .containsExactly(ACME, ACME, GLOBEX, ACME);
  }

  @Test
  void givesTheOnlyWorkerToEachInTurn() {
    assertThat(Turns.serve(ring(1, ACME, GLOBEX), 2, 1)).containsExactlyInAnyOrder(ACME, GLOBEX);
  }

  @Test
  void letsGoOfWhoeverHasNoMore() {
    TenantRing ring = ring(2, ACME);
    Turn turn = ring.take(0).get();
    ring.finished(turn, Turns.claim(turn.size().parts() - 1, 1), 0);

    assertThat(ring.take(0)).isEmpty();
  }

  @Test
  void takesWhoeverHasNoMoreBackAsSoonAsItIsFoundDue() {
    TenantRing ring = ring(2, ACME);
    Turn turn = ring.take(0).get();
    ring.refresh(Vector.of(Turns.due(ACME, 1)));
    ring.finished(turn, Turns.claim(0, 0), 0);
    ring.refresh(Vector.of(Turns.due(ACME, 1)));

    assertThat(ring.take(0).map(Turn::tenant)).containsExactly(ACME);
  }

  @Test
  void growsAndShrinksClaimsAsTheyTurnOut() {
    TenantRing ring = ring(1, ACME);
    Turn first = ring.take(0).get();
    ring.finished(first, Turns.full(first, 1), 0);
    Turn second = ring.take(0).get();
    ring.finished(second, Turns.full(second, 1), Duration.ofMillis(90).toNanos());

    assertThat(second.size()).isEqualTo(first.size().larger());
    assertThat(ring.take(0).get().size()).isEqualTo(first.size());
  }

  @Test
  void forgetsWhatAWorkerSaysOfAnOlderSize() {
    TenantRing ring = ring(2, ACME);
    Turn large = ring.take(0).get();
    Turn alike = ring.take(0).get();
    ring.finished(large, Turns.full(large, 1), Duration.ofMillis(90).toNanos());
    ring.finished(alike, Turns.full(alike, 1), 0);

    assertThat(alike.size()).isEqualTo(large.size());
    assertThat(ring.take(0).get().size()).isEqualTo(large.size().smaller());
  }
}
