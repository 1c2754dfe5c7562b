package io.devicedeletions.application.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.application.testkit.Simultaneously;
import io.vavr.collection.Vector;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoreBreakerTest {

  private static final long MILLISECOND = 1_000_000;

  private final StoreBreaker breaker =
      new StoreBreaker(
          Backoff.afterFailure(Duration.ofMillis(100), Duration.ofSeconds(30), () -> 0));

  @Test
  void letsEverybodyThroughAtFirst() {
    assertThat(breaker.enter(0)).isZero();
    assertThat(breaker.enter(0)).isZero();
  }

  @Test
  void keepsEverybodyOutForAPauseAfterAFailure() {
    breaker.failed(0);

    assertThat(breaker.enter(0)).isEqualTo(100 * MILLISECOND);
    assertThat(breaker.enter(40 * MILLISECOND)).isEqualTo(60 * MILLISECOND);
    assertThat(breaker.enter(100 * MILLISECOND - 1)).isOne();
  }

  @Test
  void letsOneKnockAfterThePause() {
    breaker.failed(0);

    assertThat(breaker.enter(100 * MILLISECOND)).isZero();
    assertThat(breaker.enter(100 * MILLISECOND)).isEqualTo(100 * MILLISECOND);
    assertThat(breaker.enter(900 * MILLISECOND)).isEqualTo(100 * MILLISECOND);
  }

  @Test
  void letsExactlyOneOfManyAtOnceKnock() {
    breaker.failed(0);

    assertThat(
            Simultaneously.call(
                    Vector.<Callable<Long>>fill(8, () -> () -> breaker.enter(200 * MILLISECOND)))
                .count(wait -> wait == 0))
        .isOne();
  }

  @Test
  void opensForAllWhenWhoeverKnockedSucceeds() {
    breaker.failed(0);
    breaker.enter(100 * MILLISECOND);

    breaker.succeeded();

    assertThat(breaker.enter(100 * MILLISECOND)).isZero();
    assertThat(breaker.enter(100 * MILLISECOND)).isZero();
  }

  @Test
  void waitsLongerAfterEachFailureInARow() {
    breaker.failed(0);
    breaker.enter(100 * MILLISECOND);
    breaker.failed(100 * MILLISECOND);

    assertThat(breaker.enter(100 * MILLISECOND)).isEqualTo(200 * MILLISECOND);
  }

  /** Sixteen workers, say, whose claims were under way. */
  @Test
  void takesTheFailuresOfAllWhoWereInsideForOne() {
    assertThat(Vector.fill(16, () -> breaker.failed(0)).count(lost -> lost)).isOne();

    assertThat(breaker.enter(0)).isEqualTo(100 * MILLISECOND);
  }

  @Test
  void staysShutToAStoreThatTellsWhatIsDueAndTakesNoClaim() {
    breaker.refusedClaim(0);
    breaker.enter(100 * MILLISECOND);

    assertThat(breaker.told(true)).isFalse();
    breaker.refusedClaim(100 * MILLISECOND);
    assertThat(breaker.enter(100 * MILLISECOND)).isEqualTo(200 * MILLISECOND);
  }

  @Test
  void opensWhereThereIsNoClaimToMake() {
    breaker.refusedClaim(0);

    assertThat(breaker.told(false)).isTrue();
    assertThat(breaker.enter(0)).isZero();
  }

  @Test
  void opensToAStoreThatTellsAgainWhatIsDue() {
    breaker.failed(0);

    assertThat(breaker.told(true)).isTrue();
    assertThat(breaker.told(true)).isFalse();
  }

  @Test
  void startsAnewAfterASuccess() {
    breaker.failed(0);
    breaker.enter(100 * MILLISECOND);
    breaker.failed(0);
    breaker.succeeded();
    breaker.failed(0);

    assertThat(breaker.enter(0)).isEqualTo(100 * MILLISECOND);
  }

  @Test
  void letsAnotherKnockWhereTheFirstFoundNothingToAsk() {
    breaker.failed(0);
    breaker.enter(100 * MILLISECOND);

    breaker.leave();

    assertThat(breaker.enter(100 * MILLISECOND)).isZero();
    assertThat(breaker.enter(100 * MILLISECOND)).isPositive();
  }

  /** The first may be at work inside, with a store that is long back. */
  @Test
  void letsAnotherKnockWhereTheFirstIsInsideForLong() {
    breaker.failed(0);
    breaker.enter(100 * MILLISECOND);

    assertThat(breaker.enter(5_100 * MILLISECOND - 1)).isPositive();
    assertThat(breaker.enter(5_100 * MILLISECOND)).isZero();
    assertThat(breaker.enter(5_100 * MILLISECOND)).isPositive();
  }

  @ParameterizedTest
  @ValueSource(longs = {Long.MAX_VALUE, Long.MAX_VALUE - 50_000_000, Long.MIN_VALUE, -1})
  void countsOnWhereTheClockOverflows(long now) {
    breaker.failed(now);

    assertThat(breaker.enter(now + 40 * MILLISECOND)).isEqualTo(60 * MILLISECOND);
    assertThat(breaker.enter(now + 100 * MILLISECOND)).isZero();
  }
}
