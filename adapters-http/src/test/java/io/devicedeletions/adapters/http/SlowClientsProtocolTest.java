package io.devicedeletions.adapters.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.adapters.http.testkit.RawConnection;
import io.devicedeletions.adapters.http.testkit.RawRequest;
import io.devicedeletions.adapters.http.testkit.RawResponse;
import io.devicedeletions.adapters.http.testkit.RunningApi;
import io.devicedeletions.domain.batch.BatchLimit;
import io.vavr.collection.Vector;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whoever sends slowly or reads slowly holds a socket and keeps nobody waiting. */
@Timeout(60)
class SlowClientsProtocolTest {

  private static final String GOOD = "{\"devices\":[{\"uid\":\"u\",\"name\":\"n\"}]}";
  private static final byte[] REST = GOOD.substring(1).getBytes(UTF_8);

  @Test
  void slowBodiesTakeNoPlacesFromFastOnes() {
    try (RunningApi api = RunningApi.start(limits -> limits.withConcurrency(2, 1))) {
      Vector<RawConnection> slow = Vector.fill(20, () -> begun(api));
      assertThat(api.send(api.post(GOOD)).status()).isEqualTo(202);
      for (RawConnection connection : slow) {
        connection.send(REST);
        assertThat(connection.read().status()).isEqualTo(202);
        connection.close();
      }
      assertThat(api.queue().batches()).hasSize(21);
    }
  }

  /** The first byte of a body is sent; the request is let in once the 100 comes. */
  private static RawConnection begun(RunningApi api) {
    RawConnection connection = api.connect();
    connection.send(api.post(GOOD).with("Expect", "100-continue").head());
    assertThat(connection.read().status()).isEqualTo(100);
    connection.send((byte) '{');
    return connection;
  }

  @Test
  void whoIsSlowGivesWayToOtherTenantsWhenThereAreTooMany() throws InterruptedException {
    try (RunningApi api =
            RunningApi.start(
                limits ->
                    limits
                        .withBody(1024, Duration.ofMinutes(5))
                        .withClients(ClientLimits.DEFAULT.withWaiting(1, 1 << 20)));
        RawConnection slow = begun(api)) {
      while (!slow.hasMore()) {
        TimeUnit.MILLISECONDS.sleep(50);
        try (RawConnection next = api.connect()) {
          RawRequest globex = RawRequest.post(GOOD).token(api.issuer().token("globex"));
          next.send(globex.with("Expect", "100-continue").head());
          assertThat(next.read().status()).isIn(100, 503);
        }
      }
      assertThat(slow.read().status()).isEqualTo(408);
      assertThat(slow.isClosedByServer()).isTrue();
      assertThat(api.send(api.post(GOOD)).status()).isEqualTo(202);
    }
  }

  @Test
  void bodiesHoldNoMoreMemoryThanTheyMay() {
    RunningApi running =
        RunningApi.start(
            limits ->
                limits
                    .withBody(1024, Duration.ofMinutes(5))
                    .withClients(ClientLimits.DEFAULT.withWaiting(100, 1)));
    try (RunningApi api = running) {
      RawResponse refused;
      do {
        refused = besideTwoOthers(api);
      } while (refused.status() == 400);
      assertThat(refused.status()).isEqualTo(503);
      assertThat(refused.field("Retry-After")).isNotEmpty();
      RawResponse answer;
      do {
        answer = api.send(fillingItsPart(api));
      } while (answer.status() == 503);
      assertThat(answer.status()).isEqualTo(400);
    }
  }

  /** Unless it overtakes one of the two, which is then refused in its stead: both come anew. */
  private static RawResponse besideTwoOthers(RunningApi api) {
    try (RawConnection one = api.connect();
        RawConnection other = api.connect()) {
      sendAllButOne(api, one);
      sendAllButOne(api, other);
      return api.send(fillingItsPart(api));
    }
  }

  private static RawRequest fillingItsPart(RunningApi api) {
    return api.post("").body(new byte[1000]);
  }

  private static void sendAllButOne(RunningApi api, RawConnection connection) {
    connection.send(api.post("").body(new byte[1001]).head());
    connection.send(new byte[1000]);
  }

  @Test
  void whoDoesNotReadHoldsNoPlace() throws InterruptedException, IOException {
    try (RunningApi api = withLargeAnswers(ClientLimits.DEFAULT);
        RawConnection lazy = lazy(api)) {
      lazy.send(large(api).bytes());
      while (api.queue().batches().isEmpty()) {
        TimeUnit.MILLISECONDS.sleep(10);
      }
      assertThat(api.send(api.post(GOOD)).status()).isIn(202, 503);
      RawResponse second;
      do {
        second = api.send(api.post(GOOD));
      } while (second.status() == 503);
      assertThat(second.status()).isEqualTo(202);
      assertThat(lazy.read().status()).isEqualTo(202);
    }
  }

  @Test
  void whoDoesNotReadIsCutOffAtTheDeadline() throws IOException, InterruptedException {
    try (RunningApi api =
            withLargeAnswers(ClientLimits.DEFAULT.withAnswerDeadline(Duration.ofMillis(200)));
        RawConnection lazy = lazy(api)) {
      lazy.send(large(api).bytes());
      while (!api.listener().next().contains(" /api/")) {
        // what else is heard
      }
      assertThat(api.server().drain(Duration.ofSeconds(20))).isTrue();
      assertThat(api.queue().batches()).hasSize(1);
    }
  }

  @Test
  void whoDoesNotReadIsNotAnsweredIntoTheSystemsMemory() throws IOException {
    try (RunningApi api = RunningApi.start();
        RawConnection lazy = lazy(api);
        RawConnection other = api.connect()) {
      assertThat(lazy.exchange(RawRequest.of("GET", "/nothing")).status()).isEqualTo(404);
      byte[] document = RawRequest.of("GET", "/openapi.json").bytes();
      for (int times = 0; times < 100; times++) {
        lazy.send(document);
      }
      for (int times = 0; times < 500; times++) {
        assertThat(other.exchange(RawRequest.of("GET", "/nothing")).status()).isEqualTo(404);
      }
      assertThat(api.listener().count("GET /openapi.json 200")).isLessThanOrEqualTo(50L);
    }
  }

  private static RunningApi withLargeAnswers(ClientLimits clients) {
    return RunningApi.start(
        limits ->
            limits
                .withBatchLimit(new BatchLimit(BatchLimit.HIGHEST))
                .withBody(32 * 1024 * 1024, Duration.ofMinutes(5))
                .withConcurrency(1, 1)
                .withClients(clients));
  }

  /** More than the buffers of two systems take. */
  private static RawRequest large(RunningApi api) {
    String line = "{\"uid\":\"u\",\"name\":\"" + "n".repeat(1000) + "\"}";
    return api.post("{\"devices\":[" + line + ("," + line).repeat(BatchLimit.HIGHEST - 1) + "]}");
  }

  private static RawConnection lazy(RunningApi api) throws IOException {
    Socket socket = new Socket();
    socket.setReceiveBufferSize(4096);
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), api.server().port()));
    return new RawConnection(socket);
  }

  @Test
  void aHeadThatNeverEndsIsCutOff() {
    try (RunningApi api = RunningApi.start();
        RawConnection slow = api.connect()) {
      slow.send(("POST " + RawRequest.DELETIONS + " HTTP/1.1\r\nHost: local").getBytes(UTF_8));
      assertThat(api.send(api.post(GOOD)).status()).isEqualTo(202);
      assertThat(slow.isClosedByServer()).isTrue();
    }
  }

  @Test
  void chunksThatTrickleAreCutOffAtTheDeadline() {
    try (RunningApi api =
            RunningApi.start(limits -> limits.withBody(1024, Duration.ofMillis(500)));
        RawConnection trickling = api.connect()) {
      RawRequest chunked = api.post("").without("Content-Length");
      trickling.send(chunked.with("Transfer-Encoding", "chunked").head());
      while (!trickling.hasMore()) {
        trickling.send("1\r\n{\r\n".getBytes(UTF_8));
        pause();
      }
      assertThat(trickling.read().status()).isEqualTo(408);
      assertThat(api.queue().batches()).isEmpty();
    }
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(50);
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }
}
