package io.devicedeletions.application.service;

import static io.devicedeletions.application.port.out.Blame.LASTING_ERRORS;
import static io.devicedeletions.application.port.out.Blame.PASSING_ERRORS_TOO;
import static io.devicedeletions.domain.testkit.SampleTenants.ACME;
import static io.devicedeletions.domain.testkit.SampleTenants.GLOBEX;
import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.application.port.out.Claim;
import io.devicedeletions.application.port.out.ClaimSize;
import io.devicedeletions.application.service.TenantRing.Turn;
import io.devicedeletions.domain.batch.BatchLimit;
import io.devicedeletions.domain.tenant.TenantId;
import io.vavr.collection.Vector;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a ring makes of tenants whose claims fail or who are paused. */
class TenantRingTroubleTest {

  private static final long PAUSE = Duration.ofMillis(100).toNanos();

  private static TenantRing ring(int workers, TenantId... tenants) {
    TenantRing ring =
        new TenantRing(
            workers,
            ClaimSizing.startingFor(BatchLimit.PUBLISHED),
            Backoff.afterFailure(Duration.ofMillis(100), Duration.ofSeconds(30), () -> 0));
    refresh(ring, tenants);
    return ring;
  }

  private static void refresh(TenantRing ring, TenantId... tenants) {
    ring.refresh(Vector.of(tenants).map(tenant -> Turns.due(tenant, 1)));
  }

  /** Fails so often, each time as soon as it may be tried again; answers when the last failed. */
  private static long fail(TenantRing ring, int times) {
    long now = 0;
    for (int failed = 0; failed < times; failed++) {
      now += ring.nanosToWait(now).getOrElse(0L);
      ring.failed(ring.take(now).get(), true, now);
    }
    return now;
  }

  @Test
  void whoeverFailsStepsBackForAPause() {
    TenantRing ring = ring(2, ACME);
    ring.failed(ring.take(0).get(), true, 0);

    assertThat(ring.take(PAUSE - 1)).isEmpty();
    assertThat(ring.nanosToWait(0)).containsExactly(PAUSE);
    assertThat(ring.nanosToWait(PAUSE - 1)).containsExactly(1L);
    assertThat(ring.take(PAUSE).map(Turn::tenant)).containsExactly(ACME);
  }

  @Test
  void whoeverMayBeServedIsNotWaitedFor() {
    TenantRing ring = ring(1, ACME, GLOBEX);
    assertThat(ring.nanosToWait(0)).isEmpty();

    ring.failed(ring.take(0).get(), true, 0);
    assertThat(ring.nanosToWait(0)).containsExactly(PAUSE);
    assertThat(ring.nanosToWait(PAUSE)).isEmpty();
  }

  @Test
  void thePausesGrowWhileItFailsInARow() {
    TenantRing ring = ring(1, ACME);
    long lastFailed = fail(ring, 3);

    assertThat(lastFailed).isEqualTo(PAUSE + 2 * PAUSE);
    assertThat(ring.nanosToWait(lastFailed)).containsExactly(4 * PAUSE);
  }

  @Test
  void nobodyElseWaitsForIt() {
    TenantRing ring = ring(1, ACME, GLOBEX);
    Turn failing = ring.take(0).get();
    ring.failed(failing, true, 0);

    assertThat(Turns.serve(ring, 10, 1)).hasSize(10).doesNotContain(failing.tenant());
  }

  @Test
  void itIsTriedWithLess() {
    TenantRing ring = ring(1, ACME);
    Turn failing = ring.take(0).get();
    ring.failed(failing, true, 0);

    assertThat(ring.take(PAUSE).get().size()).isEqualTo(failing.size().smaller());
  }

  @Test
  void afterFourFailuresInARowALineIsLookedForAndWithAnAmpleClaim() {
    TenantRing ring = ring(1, ACME);
    long third = fail(ring, 3);
    Turn fourth = ring.take(third + 4 * PAUSE).get();
    ring.failed(fourth, true, third + 4 * PAUSE);
    Turn fifth = ring.take(third + 12 * PAUSE).get();

    assertThat(fourth.blame()).isEqualTo(LASTING_ERRORS);
    assertThat(fourth.size()).isEqualTo(ClaimSize.ONE);
    assertThat(fifth.blame()).isEqualTo(PASSING_ERRORS_TOO);
    assertThat(fifth.size()).isEqualTo(new ClaimSize(8));
  }

  @Test
  void aClaimThatSucceedsEndsTheRow() {
    TenantRing ring = ring(1, ACME);
    long last = fail(ring, 4);
    Turn turn = ring.take(last + 8 * PAUSE).get();
    ring.finished(turn, Turns.full(turn, 1), 0);

    assertThat(ring.take(last).map(Turn::blame)).containsExactly(LASTING_ERRORS);
  }

  /** It finds nothing because the other holds all of it, which says nothing about what is held. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void anEmptyClaimBesideOneThatFailsDoesNotEndTheRow(boolean emptyEndsFirst) {
    TenantRing ring = ring(2, ACME);
    long now = 0;
    for (int failed = 0; failed < 4; failed++) {
      now += ring.nanosToWait(now).getOrElse(0L);
      Turn failing = ring.take(now).get();
      Turn empty = ring.take(now).get();
      if (emptyEndsFirst) {
        ring.finished(empty, Claim.NOTHING, 0);
      }
      ring.failed(failing, true, now);
      if (!emptyEndsFirst) {
        ring.finished(empty, Claim.NOTHING, 0);
      }
      refresh(ring, ACME);
    }

    assertThat(ring.nanosToWait(now)).containsExactly(8 * PAUSE);
    assertThat(ring.take(now + 8 * PAUSE).map(Turn::blame)).containsExactly(PASSING_ERRORS_TOO);
  }

  /** What it took came after what the other holds, which may fail again and again. */
  @Test
  void aClaimThatSucceedsBesideOneThatFailsDoesNotEndTheRow() {
    TenantRing ring = ring(2, ACME);
    long now = 0;
    for (int failed = 0; failed < 4; failed++) {
      now += ring.nanosToWait(now).getOrElse(0L);
      Turn failing = ring.take(now).get();
      Turn beside = ring.take(now).get();
      ring.failed(failing, true, now);
      ring.finished(beside, Turns.full(beside, 1), 0);
    }

    assertThat(ring.take(now + 8 * PAUSE).map(Turn::blame)).containsExactly(PASSING_ERRORS_TOO);
  }

  @Test
  void aStoreThatIsAwayMakesNoLineSuspicious() {
    TenantRing ring = ring(1, ACME);
    long now = 0;
    for (int failed = 0; failed < 9; failed++) {
      now += ring.nanosToWait(now).getOrElse(0L);
      ring.failed(ring.take(now).get(), false, now);
    }

    assertThat(ring.take(now + 256 * PAUSE).map(Turn::blame)).containsExactly(LASTING_ERRORS);
  }

  @Test
  void whereALineIsLookedForInVainMoreIsTakenUpToALimit() {
    TenantRing ring = ring(1, ACME);
    long now = fail(ring, 4);
    Vector<Integer> sizes = Vector.empty();
    for (int failed = 0; failed < 6; failed++) {
      now += ring.nanosToWait(now).getOrElse(0L);
      Turn careful = ring.take(now).get();
      sizes = sizes.append(careful.size().parts());
      ring.failed(careful, true, now);
    }

    assertThat(sizes).containsExactly(8, 16, 32, 64, 128, 8);
  }

  @Test
  void workThatWasRolledBackIsDueThoughAnotherClaimFoundNoMore() {
    TenantRing ring = ring(2, ACME);
    Turn failing = ring.take(0).get();
    Turn empty = ring.take(0).get();
    ring.finished(empty, Claim.NOTHING, 0);
    ring.failed(failing, true, 0);

    assertThat(ring.take(PAUSE).map(Turn::tenant)).containsExactly(ACME);
  }

  @Test
  void whoeverIsFoundWithoutDueWorkLeaves() {
    TenantRing ring = ring(1, ACME, GLOBEX);
    refresh(ring, GLOBEX);

    assertThat(Turns.serve(ring, 3, 1)).containsOnly(GLOBEX);
  }

  /** A paused tenant is left out when the store is asked, whatever workers have in hand. */
  @Test
  void whoeverIsPausedLeavesThoughItsClaimsNeverAllEndAtOnce() {
    TenantRing ring = ring(2, ACME);
    Turn first = ring.take(0).get();
    Turn second = ring.take(0).get();
    refresh(ring);
    ring.finished(first, Turns.full(first, 1), 0);

    assertThat(ring.take(0)).isEmpty();
    ring.finished(second, Turns.full(second, 1), 0);
    assertThat(ring.take(0)).isEmpty();
    refresh(ring, ACME);
    assertThat(ring.take(0).map(Turn::tenant)).containsExactly(ACME);
  }

  @Test
  void whoeverIsPausedWhileItFailsLeavesToo() {
    TenantRing ring = ring(2, ACME);
    Turn failing = ring.take(0).get();
    refresh(ring);
    ring.failed(failing, true, 0);

    assertThat(ring.take(PAUSE)).isEmpty();
    assertThat(ring.nanosToWait(0)).isEmpty();
  }
}
