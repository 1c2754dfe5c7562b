package io.devicedeletions.adapters.http.internal.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.adapters.http.testkit.RawConnection;
import io.devicedeletions.adapters.http.testkit.RawRequest;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whoever is refused and asks again at once waits, and nobody else does. */
@Timeout(60)
class RetryPauseTest {

  private static final RawRequest REFUSED = RawRequest.of("GET", "/503");
  private static final RawRequest NOT_FOUND = RawRequest.of("GET", "/404");
  private static final RawRequest LET_IN = RawRequest.of("GET", "/202");
  private static final RawRequest NOT_READY = RawRequest.of("GET", "/503?probe");

  private static final int MOST = 8;

  private final HttpListener listener = listen();

  private static HttpListener listen() {
    return HttpListener.start(
        new HttpListener.Setup("127.0.0.1", 0, 2, 1024, MOST, Option.none()),
        RetryPauseTest::answer);
  }

  private static void answer(HttpServerExchange exchange) {
    if (exchange.getQueryString().isEmpty()) {
      exchange.getResponseHeaders().put(Headers.RETRY_AFTER, "1");
    }
    if (exchange.getRequestPath().equals("/202")) {
      OpenConnections.letIn(exchange);
    }
    exchange
        .setStatusCode(Integer.parseInt(exchange.getRequestPath().substring(1)))
        .setResponseContentLength(0)
        .endExchange();
  }

  @AfterEach
  void close() {
    listener.close();
  }

  private RawConnection connect() {
    return connect(listener);
  }

  private static RawConnection connect(HttpListener to) {
    return new RawConnection(to.port());
  }

  private static void ask(RawConnection connection, RawRequest request) {
    int status = Integer.parseInt(request.line().split("[/ ?]", -1)[2]);
    assertThat(connection.exchange(request).status()).isEqualTo(status);
  }

  /** However many others are answered meanwhile. */
  private boolean isKeptWaiting(RawConnection connection) {
    try (RawConnection other = connect()) {
      for (int times = 0; times < 20; times++) {
        ask(other, NOT_FOUND);
      }
    }
    return !connection.hasMore();
  }

  @Test
  void whoAsksAgainAtOnceIsHeardLaterTheNextTime() {
    try (RawConnection connection = resting()) {
      connection.send(NOT_FOUND.bytes());
      assertThat(isKeptWaiting(connection)).isTrue();
      assertThat(connection.read().status()).isEqualTo(404);
      ask(connection, NOT_FOUND);
    }
  }

  @Test
  void whoSendsAllOfThemTogetherIsKeptWaitingToo() {
    try (RawConnection connection = connect()) {
      connection.send(new String(REFUSED.bytes(), ISO_8859_1).repeat(3).getBytes(ISO_8859_1));
      assertThat(connection.read().status()).isEqualTo(503);
      assertThat(connection.read().status()).isEqualTo(503);
      assertThat(isKeptWaiting(connection)).isTrue();
      assertThat(connection.read().status()).isEqualTo(503);
    }
  }

  @Test
  void oneRefusalMakesNobodyWait() throws InterruptedException {
    try (RawConnection connection = connect()) {
      for (int times = 0; times < 3; times++) {
        ask(connection, REFUSED);
        ask(connection, NOT_FOUND);
        TimeUnit.MILLISECONDS.sleep(150);
      }
      assertThat(isServedWhileOthersRest(connection, REFUSED)).isTrue();
    }
  }

  @Test
  void whoIsNotToldWhenToComeAgainDoesNotWait() {
    try (RawConnection connection = connect()) {
      assertThat(isServedWhileOthersRest(connection, fill(20, NOT_READY))).isTrue();
    }
  }

  @Test
  void otherAnswersMakeNobodyWait() {
    try (RawConnection connection = connect()) {
      assertThat(isServedWhileOthersRest(connection, fill(20, NOT_FOUND))).isTrue();
    }
  }

  /** The fifth pause is the shortest of the first twelve: whoever rested after it were later. */
  private boolean isServedWhileOthersRest(RawConnection connection, RawRequest... asked) {
    Vector<RawConnection> others = Vector.fill(5, this::resting);
    others.forEach(other -> other.send(NOT_FOUND.bytes()));
    for (RawRequest request : asked) {
      ask(connection, request);
    }
    ask(connection, NOT_FOUND);
    boolean theyRest = !others.exists(RawConnection::hasMore);
    others.forEach(RawConnection::close);
    return theyRest;
  }

  private static RawRequest[] fill(int times, RawRequest request) {
    return Vector.fill(times, () -> request).toJavaArray(RawRequest[]::new);
  }

  private RawConnection resting() {
    return resting(listener);
  }

  private static RawConnection resting(HttpListener at) {
    RawConnection connection = connect(at);
    ask(connection, REFUSED);
    ask(connection, REFUSED);
    return connection;
  }

  @Test
  void aConnectionOnWhichSomebodyWasLetInIsReadOn() {
    try (RawConnection connection = connect()) {
      assertThat(isServedWhileOthersRest(connection, REFUSED, LET_IN, REFUSED)).isTrue();
    }
  }

  @Test
  void otherAnswersInBetweenDoNotHelp() {
    try (RawConnection connection = connect()) {
      ask(connection, REFUSED);
      ask(connection, NOT_FOUND);
      ask(connection, REFUSED);
      connection.send(NOT_FOUND.bytes());
      assertThat(isKeptWaiting(connection)).isTrue();
    }
  }

  @Test
  void whoIsKeptWaitingMakesRoomForWhoeverComes() {
    Vector<RawConnection> resting = Vector.fill(MOST, this::resting);
    try (RawConnection next = connect()) {
      ask(next, NOT_FOUND);
      assertThat(resting.head().isClosedByServer()).isTrue();
    }
    resting.forEach(RawConnection::close);
  }

  /** Whoever rests elsewhere began earlier, and for as long. */
  @Test
  void whoeverRestsIsHeardWhenThereIsAnEnd() {
    try (HttpListener elsewhere = listen();
        RawConnection other = resting(elsewhere);
        RawConnection connection = resting()) {
      other.send(NOT_FOUND.bytes());
      connection.send(NOT_FOUND.bytes());
      listener.awaitLeave(Duration.ZERO);
      assertThat(connection.read().status()).isEqualTo(404);
      assertThat(other.hasMore()).isFalse();
    }
  }

  @Test
  void nobodyRestsAfterThat() {
    try (HttpListener elsewhere = listen();
        RawConnection other = resting(elsewhere)) {
      other.send(NOT_FOUND.bytes());
      listener.awaitLeave(Duration.ZERO);
      try (RawConnection connection = resting()) {
        ask(connection, NOT_FOUND);
        assertThat(other.hasMore()).isFalse();
      }
    }
  }

  @Test
  void theEndClosesWhereTheyRestToo() {
    try (RawConnection connection = resting()) {
      listener.close();
      assertThat(connection.isEndedCleanly()).isTrue();
    }
  }
}
