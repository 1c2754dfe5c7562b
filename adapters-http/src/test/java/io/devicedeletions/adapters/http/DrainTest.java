package io.devicedeletions.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.adapters.http.testkit.RawConnection;
import io.devicedeletions.adapters.http.testkit.RunningApi;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A stop cuts off no request that was let in, and nothing keeps a stop waiting for ever. */
@Timeout(30)
class DrainTest {

  private static final String GOOD = "{\"devices\":[{\"uid\":\"u\",\"name\":\"n\"}]}";

  @Test
  void aRequestInFlightIsAnsweredAndANewOneIsNot() throws InterruptedException {
    CountDownLatch open = new CountDownLatch(1);
    try (RunningApi api = RunningApi.start();
        RawConnection inFlight = api.connect()) {
      CountDownLatch entered = api.queue().waitFor(open);
      inFlight.send(api.post(GOOD).bytes());
      entered.await();
      assertThat(api.server().drain(Duration.ZERO)).isFalse();
      assertThat(api.send(api.post(GOOD)).status()).isEqualTo(503);
      CompletableFuture<Boolean> drained =
          CompletableFuture.supplyAsync(() -> api.server().drain(Duration.ofSeconds(20)));
      open.countDown();
      assertThat(inFlight.read().status()).isEqualTo(202);
      assertThat(drained.join()).isTrue();
      assertThat(api.server().drain(Duration.ZERO)).isTrue();
    }
  }

  @Test
  void moreRequestsThanMayBeAreTurnedAway() throws InterruptedException {
    CountDownLatch open = new CountDownLatch(1);
    try (RunningApi api = RunningApi.start(limits -> limits.withConcurrency(1, 2));
        RawConnection inFlight = api.connect()) {
      CountDownLatch entered = api.queue().waitFor(open);
      inFlight.send(api.post(GOOD).bytes());
      entered.await();
      assertThat(api.send(api.post(GOOD)).status()).isEqualTo(503);
      assertThat(api.listener().next()).endsWith("503");
      assertThat(api.listener().next()).isEqualTo("shed");
      open.countDown();
      assertThat(inFlight.read().status()).isEqualTo(202);
      assertThat(api.listener().next()).endsWith("202");
      assertThat(inFlight.exchange(api.post(GOOD)).status()).isEqualTo(202);
    }
  }

  @Test
  void clientsThatLeaveGiveTheirPlaceBack() throws InterruptedException {
    try (RunningApi api = RunningApi.start()) {
      for (int times = 0; times < 20; times++) {
        try (RawConnection leaves = api.connect()) {
          leaves.send(api.post(GOOD).head());
        }
        assertThat(api.listener().next()).endsWith(" 0");
      }
      assertThat(api.server().drain(Duration.ofSeconds(20))).isTrue();
    }
  }

  @Test
  void clientsMayLeaveAfterAnyByte() {
    try (RunningApi api = RunningApi.start()) {
      byte[] request = api.post(GOOD).bytes();
      for (int length = 0; length < request.length; length++) {
        try (RawConnection leaves = api.connect()) {
          leaves.send(Arrays.copyOf(request, length));
        }
      }
      assertThat(api.send(api.post(GOOD)).status()).isEqualTo(202);
      assertThat(api.server().drain(Duration.ofSeconds(20))).isTrue();
      assertThat(api.queue().batches()).hasSize(1);
    }
  }

  @Test
  void clientsThatLeaveBeforeTheirAnswerGiveTheirPlaceBackToo() throws InterruptedException {
    CountDownLatch open = new CountDownLatch(1);
    try (RunningApi api = RunningApi.start()) {
      CountDownLatch entered = api.queue().waitFor(open);
      try (RawConnection leaves = api.connect()) {
        leaves.send(api.post(GOOD).bytes());
        entered.await();
      }
      open.countDown();
      assertThat(api.server().drain(Duration.ofSeconds(20))).isTrue();
      assertThat(api.queue().batches()).hasSize(1);
    }
  }

  @Test
  void aClientThatSendsNoBodyDoesNotOutliveTheDeadline() {
    Duration deadline = Duration.ofMillis(100);
    try (RunningApi api = RunningApi.start(limits -> limits.withBody(1024, deadline));
        RawConnection silent = api.connect()) {
      silent.send(api.post(GOOD).head());
      assertThat(silent.read().status()).isEqualTo(408);
      assertThat(api.server().drain(Duration.ofSeconds(20))).isTrue();
    }
  }
}
