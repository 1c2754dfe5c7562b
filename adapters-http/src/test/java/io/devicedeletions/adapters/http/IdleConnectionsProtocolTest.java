package io.devicedeletions.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.adapters.http.testkit.RawConnection;
import io.devicedeletions.adapters.http.testkit.RunningApi;
import io.vavr.collection.Vector;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whoever opens connections and does nothing puts out nobody but the likes of itself. */
@Timeout(60)
class IdleConnectionsProtocolTest {

  private static final String GOOD = "{\"devices\":[{\"uid\":\"u\",\"name\":\"n\"}]}";

  private static RunningApi withTwentyConnections() {
    return RunningApi.start(limits -> limits.withClients(ClientLimits.DEFAULT.withConnections(20)));
  }

  @Test
  void idleConnectionsKeepNobodyOut() {
    try (RunningApi api = withTwentyConnections()) {
      Vector<RawConnection> idle = Vector.fill(200, api::connect);
      for (int times = 0; times < 20; times++) {
        assertThat(api.send(api.post(GOOD)).status()).isEqualTo(202);
      }
      assertThat(idle.head().isClosedByServer()).isTrue();
      idle.forEach(RawConnection::close);
    }
  }

  @Test
  void whoeverWasLetInOutlastsAnyNumberOfStrangers() {
    try (RunningApi api = withTwentyConnections();
        RawConnection client = api.connect()) {
      assertThat(client.exchange(api.post(GOOD)).status()).isEqualTo(202);
      Vector<RawConnection> strangers = Vector.fill(200, api::connect);
      assertThat(strangers.get(150).isClosedByServer()).isTrue();
      assertThat(client.exchange(api.post(GOOD)).status()).isEqualTo(202);
      strangers.forEach(RawConnection::close);
    }
  }

  @Test
  void whoeverWasRefusedIsAStranger() {
    try (RunningApi api = withTwentyConnections();
        RawConnection refused = api.connect()) {
      assertThat(refused.exchange(api.post("").without("Authorization")).status()).isEqualTo(401);
      Vector<RawConnection> strangers = Vector.fill(200, api::connect);
      assertThat(refused.isClosedByServer()).isTrue();
      strangers.forEach(RawConnection::close);
    }
  }

  @Test
  void newcomersAreServedHoweverManyWereLetIn() {
    try (RunningApi api = withTwentyConnections()) {
      Vector<RawConnection> known = Vector.fill(20, api::connect);
      for (RawConnection client : known) {
        assertThat(client.exchange(api.post(GOOD)).status()).isEqualTo(202);
      }
      Vector<RawConnection> newcomers = Vector.fill(4, api::connect);
      for (RawConnection newcomer : newcomers) {
        assertThat(newcomer.exchange(api.post(GOOD)).status()).isEqualTo(202);
      }
      newcomers.appendAll(known).forEach(RawConnection::close);
    }
  }

  @Test
  void aRequestUnderWayIsNoIdleConnection() throws InterruptedException {
    CountDownLatch open = new CountDownLatch(1);
    try (RunningApi api = withTwentyConnections();
        RawConnection working = api.connect()) {
      CountDownLatch entered = api.queue().waitFor(open);
      working.send(api.post(GOOD).bytes());
      entered.await();
      Vector<RawConnection> idle = Vector.fill(100, api::connect);
      assertThat(idle.head().isClosedByServer()).isTrue();
      open.countDown();
      assertThat(working.read().status()).isEqualTo(202);
      idle.forEach(RawConnection::close);
    }
  }
}
