package io.devicedeletions.application.service;

import static io.devicedeletions.domain.testkit.SampleTenants.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.application.port.out.Claim;
import io.devicedeletions.application.port.out.ClaimSize;
import io.devicedeletions.application.port.out.FencingToken;
import io.devicedeletions.application.port.out.Lease;
import io.vavr.collection.Vector;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** When exactly a lease is renewed, and when it is over; {@link HeldLeaseTest} is about waiting. */
class HeldLeaseTimesTest {

  private static final Duration LEASE = Duration.ofMillis(300);
  private static final Duration LONG = Duration.ofHours(1);

  private final ManualClock clock = new ManualClock();
  private final Lease lease =
      new Lease(ACME, new FencingToken(1), LEASE, Vector.empty(), Claim.NOTHING);
  private final ScriptedLeases store = new ScriptedLeases(lease);

  private HeldLease held(Duration patience) {
    return new HeldLease(
        store, lease, new RemoteSettings(LEASE, patience, ClaimSize.ONE), clock, clock.getAsLong());
  }

  private boolean keepsAfter(HeldLease held, int millis) {
    clock.pass(Duration.ofMillis(millis));
    return held.keep();
  }

  private static long nanos(int millis) {
    return Duration.ofMillis(millis).toNanos();
  }

  private void storeIsAway() {
    store.renewalsAre(
        () -> {
          throw new IllegalStateException("the store is away");
        });
  }

  @Test
  void itIsRenewedWheneverAThirdOfItIsOver() {
    HeldLease held = held(LONG);

    assertThat(keepsAfter(held, 99)).isTrue();
    assertThat(store.renewals()).isZero();
    assertThat(held.nanosToHold()).isEqualTo(nanos(1));
    assertThat(keepsAfter(held, 1)).isTrue();
    assertThat(store.renewals()).isOne();
    assertThat(held.nanosToHold()).isEqualTo(nanos(100));
    assertThat(keepsAfter(held, 299)).isTrue();
    assertThat(store.renewals()).isEqualTo(2);
  }

  @Test
  void itStandsToItsEndWhileTheStoreIsAwayAndIsTriedAgainAfterEachThird() {
    HeldLease held = held(LONG);
    storeIsAway();

    assertThat(keepsAfter(held, 100)).isTrue();
    assertThat(keepsAfter(held, 99)).isTrue();
    assertThat(store.renewals()).isOne();
    assertThat(keepsAfter(held, 1)).isTrue();
    assertThat(store.renewals()).isEqualTo(2);
    assertThat(keepsAfter(held, 99)).isTrue();
    assertThat(keepsAfter(held, 1)).isFalse();
  }

  @Test
  void itIsLookedAtAgainWhenItEnds() {
    HeldLease held = held(LONG);
    storeIsAway();
    keepsAfter(held, 250);

    assertThat(held.nanosToHold()).isEqualTo(nanos(50));
  }

  @Test
  void itIsLookedAtAgainWhenPatienceEnds() {
    HeldLease held = held(Duration.ofMillis(350));
    keepsAfter(held, 290);

    assertThat(held.nanosToHold()).isEqualTo(nanos(60));
    assertThat(keepsAfter(held, 59)).isTrue();
    assertThat(keepsAfter(held, 1)).isFalse();
  }

  @Test
  void itIsNotRenewedOncePatienceEnds() {
    HeldLease held = held(LEASE);

    assertThat(keepsAfter(held, 200)).isTrue();
    assertThat(keepsAfter(held, 100)).isFalse();
    assertThat(store.renewals()).isOne();
  }

  @Test
  void itIsNotRenewedOnceItWasLost() {
    HeldLease held = held(LONG);
    store.renewalsAre(() -> false);

    assertThat(keepsAfter(held, 100)).isFalse();
    assertThat(keepsAfter(held, 100)).isFalse();
    assertThat(store.renewals()).isOne();
  }

  @Test
  void thereIsAlwaysALittleToWait() {
    HeldLease held = held(LONG);
    clock.pass(LEASE);

    assertThat(held.nanosToHold()).isOne();
  }
}
