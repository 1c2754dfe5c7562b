package io.devicedeletions.adapters.http.internal.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.adapters.http.internal.server.InFlightRequests.Place;
import io.devicedeletions.domain.tenant.TenantId;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Two may be at work and two may wait. */
class InFlightRequestsTest {

  private static final Option<TenantId> ACME = Option.some(new TenantId("acme"));
  private static final Option<TenantId> OTHER = Option.none();

  private long now = Long.MAX_VALUE - 10;
  private final InFlightRequests inFlight = new InFlightRequests(2, 2, () -> now);
  private final List<String> displaced = new ArrayList<>();

  private Place enter() {
    return inFlight.enter().getOrElseThrow(() -> new AssertionError("there is no place"));
  }

  private boolean waits(Place place, String name) {
    return place.waitForClient(ACME, () -> displaced.add(name));
  }

  private void passSeconds(long seconds) {
    now += TimeUnit.SECONDS.toNanos(seconds);
  }

  @Test
  void noMoreAreAtWorkThanMayBe() {
    Place first = enter();
    enter();
    assertThat(inFlight.enter()).isEmpty();
    first.leave();
    first.leave();
    enter();
    assertThat(inFlight.enter()).isEmpty();
  }

  @Test
  void whoWaitsTakesNoPlaceForWork() {
    Place first = enter();
    assertThat(waits(first, "first")).isTrue();
    Place second = enter();
    Place third = enter();
    assertThat(first.goOn()).isFalse();
    second.leave();
    assertThat(waits(third, "third")).isTrue();
    assertThat(third.goOn()).isTrue();
    assertThat(third.goOn()).isTrue();
  }

  @Test
  void whoHasWaitedLongestGivesWayButNotAtOnce() {
    Place first = enter();
    Place second = enter();
    waits(first, "first");
    waits(second, "second");
    passSeconds(5);
    Place third = enter();
    assertThat(waits(third, "third")).isFalse();
    passSeconds(1);
    assertThat(waits(third, "third")).isTrue();
    assertThat(displaced).containsExactly("first");
    assertThat(first.goOn()).isFalse();
    assertThat(second.goOn()).isTrue();
  }

  @Test
  void whoseAnswerIsOnItsWayMakesRoomHoweverManyWait() {
    waits(enter(), "first");
    waits(enter(), "second");
    Place answered = enter();
    answered.waitForReader(ACME, () -> displaced.add("answered"));
    enter();
    enter();
    passSeconds(2);
    for (int waiting = 3; waiting > 0; waiting--) {
      assertThat(inFlight.displaceOneFor(OTHER)).isTrue();
    }
    assertThat(displaced).containsExactly("first", "second", "answered");
  }

  @Test
  void aWaitThatBeginsAnewIsNotLong() {
    Place first = enter();
    waits(first, "body");
    passSeconds(5);
    waits(first, "answer");
    assertThat(inFlight.displaceOneFor(OTHER)).isFalse();
    passSeconds(2);
    assertThat(inFlight.displaceOneFor(OTHER)).isTrue();
    assertThat(displaced).containsExactly("answer");
    assertThat(inFlight.displaceOneFor(OTHER)).isFalse();
  }

  @Test
  void aDrainWaitsForThoseWhoWait() throws InterruptedException {
    Place working = enter();
    Place waiting = enter();
    waits(waiting, "waiting");
    working.leave();
    assertThat(inFlight.drain(Duration.ZERO)).isFalse();
    assertThat(inFlight.enter()).isEmpty();
    assertThat(waiting.goOn()).isTrue();
    waiting.leave();
    assertThat(inFlight.drain(Duration.ZERO)).isTrue();
  }

  @Test
  void whoHasLeftDoesNotWait() throws InterruptedException {
    Place left = enter();
    left.leave();
    assertThat(waits(left, "left")).isTrue();
    passSeconds(5);
    assertThat(inFlight.displaceOneFor(OTHER)).isFalse();
    assertThat(inFlight.drain(Duration.ZERO)).isTrue();
  }

  @Test
  void whoLeavesWhileWaitingMakesRoom() {
    Place first = enter();
    Place second = enter();
    waits(first, "first");
    waits(second, "second");
    first.leave();
    second.leave();
    assertThat(waits(enter(), "third")).isTrue();
    assertThat(waits(enter(), "fourth")).isTrue();
    assertThat(waits(enter(), "fifth")).isFalse();
  }

  @Test
  void whoWaitsForItsReaderAfterItsBodyIsThereOnce() {
    Place answered = enter();
    waits(answered, "body");
    answered.waitForReader(ACME, () -> displaced.add("answer"));
    assertThat(waits(enter(), "other")).isTrue();
    answered.leave();
    assertThat(waits(enter(), "next")).isTrue();
    assertThat(waits(enter(), "one too many")).isFalse();
  }
}
