package io.devicedeletions.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.adapters.http.testkit.Hammer;
import io.devicedeletions.adapters.http.testkit.RawConnection;
import io.devicedeletions.adapters.http.testkit.RawResponse;
import io.devicedeletions.adapters.http.testkit.RunningApi;
import io.vavr.collection.Vector;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What clients with kept-alive connections see of a stop. */
@Timeout(60)
class KeptAliveDrainProtocolTest {

  private static final String GOOD = "{\"devices\":[{\"uid\":\"u\",\"name\":\"n\"}]}";

  @RepeatedTest(3)
  void whoSendsRequestAfterRequestLosesNone() throws InterruptedException {
    assertNoneIsLost(0);
  }

  @Test
  void whoSendsRequestsWithPausesLosesNone() throws InterruptedException {
    assertNoneIsLost(200);
  }

  private static void assertNoneIsLost(int longestPauseMilliseconds) throws InterruptedException {
    Hammer.Tally tally = new Hammer.Tally();
    RunningApi api = RunningApi.start();
    Vector<Thread> hammers = Hammer.start(16, api, api.post(GOOD), longestPauseMilliseconds, tally);
    while (tally.accepted.get() < 200) {
      TimeUnit.MILLISECONDS.sleep(1);
    }
    api.close();
    for (Thread hammer : hammers) {
      hammer.join();
    }
    assertThat(tally.broken).as("%s", tally).hasValue(0);
    assertThat(tally.accepted).as("%s", tally).hasValue(api.queue().batches().size());
    assertThat(tally.turnedAway.get()).as("%s", tally).isPositive();
    assertThat(tally.cut.get() + tally.reset.get())
        .as("at most one of each client: %s", tally)
        .isLessThanOrEqualTo(hammers.size());
  }

  @Test
  void everyAnswerOfADrainEndsItsConnection() throws InterruptedException {
    CountDownLatch open = new CountDownLatch(1);
    try (RunningApi api = RunningApi.start();
        RawConnection inFlight = api.connect();
        RawConnection keptAlive = api.connect()) {
      assertThat(keptAlive.exchange(api.post("{}")).status()).isEqualTo(400);
      CountDownLatch entered = api.queue().waitFor(open);
      inFlight.send(api.post(GOOD).bytes());
      entered.await();
      CompletableFuture<Void> closed = CompletableFuture.runAsync(api::close);
      assertTurnedAway(firstTurnedAway(api));
      assertTurnedAway(keptAlive.exchange(api.post(GOOD)));
      assertThat(keptAlive.isEndedCleanly()).isTrue();
      open.countDown();
      RawResponse last = inFlight.read();
      assertThat(last.status()).isEqualTo(202);
      assertThat(last.field("Connection")).isEqualTo("close");
      assertThat(inFlight.isEndedCleanly()).isTrue();
      closed.join();
    }
  }

  /** The drain may not have begun when the first of them is answered. */
  private static RawResponse firstTurnedAway(RunningApi api) {
    RawResponse answer;
    do {
      answer = api.send(api.post("{}"));
    } while (answer.status() == 400);
    return answer;
  }

  private static void assertTurnedAway(RawResponse answer) {
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.field("Connection")).isEqualTo("close");
    assertThat(answer.field("Retry-After")).isNotEmpty();
  }

  @Test
  void idleConnectionsAreClosedInOrderInTheEnd() {
    RunningApi api = RunningApi.start();
    try (RawConnection used = api.connect();
        RawConnection unused = api.connect()) {
      assertThat(used.exchange(api.post(GOOD)).status()).isEqualTo(202);
      api.close();
      assertThat(used.isEndedCleanly()).isTrue();
      assertThat(unused.isEndedCleanly()).isTrue();
    }
  }

  @Test
  void aRequestThatNeverEndsDoesNotKeepTheServerFromStopping() throws InterruptedException {
    CountDownLatch never = new CountDownLatch(1);
    RunningApi api = RunningApi.start();
    try (RawConnection stuck = api.connect()) {
      CountDownLatch entered = api.queue().waitFor(never);
      stuck.send(api.post(GOOD).bytes());
      entered.await();
      assertThat(api.server().drain(Duration.ofMillis(10))).isFalse();
      api.close();
      assertThat(stuck.isClosedByServer()).isTrue();
    }
  }
}
