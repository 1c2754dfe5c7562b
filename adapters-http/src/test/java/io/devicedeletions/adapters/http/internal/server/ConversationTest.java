package io.devicedeletions.adapters.http.internal.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.adapters.http.internal.exchange.Answer;
import io.devicedeletions.adapters.http.internal.exchange.Endpoint;
import io.devicedeletions.adapters.http.internal.exchange.RequestHead;
import io.devicedeletions.adapters.http.internal.exchange.Route;
import io.devicedeletions.adapters.http.internal.exchange.Routes;
import io.devicedeletions.adapters.http.testkit.RawConnection;
import io.devicedeletions.adapters.http.testkit.RawRequest;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is learnt from requests of a real server. */
@Timeout(60)
class ConversationTest {

  private static final Answer REFUSAL = Answer.invalid(401, "not you");
  private static final Answer DONE = Answer.empty(200);

  private final CurrentWork work = new CurrentWork(64, Duration.ofMillis(20));

  private HttpListener listen() {
    Endpoint refusing = head -> Either.left(REFUSAL);
    Endpoint working = head -> Either.right(body -> DONE);
    Endpoint immediate = new Immediate();
    InFlightRequests inFlight = new InFlightRequests(64, 64);
    ApiHandler handler =
        new ApiHandler(
            new Routes(
                Vector.of(
                    new Route("GET", "/refused", 0, refusing),
                    new Route("GET", "/worked", 0, working),
                    new Route("GET", "/immediate", 0, immediate))),
            inFlight,
            new Workloads(work, work),
            new HeldBytes(1_024),
            new AnswerWriter(inFlight),
            new Deadlines(Duration.ofSeconds(10), Duration.ofSeconds(10)),
            (journal, nanoseconds) -> {});
    return HttpListener.start(
        new HttpListener.Setup("127.0.0.1", 0, 2, 1_024, 100, Option.none()), handler);
  }

  @Test
  void theLimitRecoversByWorkAloneAndNotByRefusals() {
    new CrowdedServer(work).overload(2_000, atOnce -> Duration.ofSeconds(1).toNanos());
    assertThat(work.limit()).isEqualTo(CurrentWork.LEAST);
    try (HttpListener listener = listen();
        RawConnection connection = new RawConnection(listener.port())) {
      for (int times = 0; times < 20; times++) {
        assertThat(connection.exchange(RawRequest.of("GET", "/refused")).status()).isEqualTo(401);
      }
      assertThat(work.limit()).isEqualTo(CurrentWork.LEAST);
      assertThat(connection.exchange(RawRequest.of("GET", "/worked")).status()).isEqualTo(200);
    }
    assertThat(work.limit()).isEqualTo(CurrentWork.LEAST + 1);
  }

  @Test
  void whatIsAnsweredFromMemoryIsAnsweredHoweverManyAreWorkedOn() {
    while (work.hasRoom()) {
      work.begin();
    }
    try (HttpListener listener = listen();
        RawConnection connection = new RawConnection(listener.port())) {
      assertThat(connection.exchange(RawRequest.of("GET", "/worked")).status()).isEqualTo(503);
      assertThat(connection.exchange(RawRequest.of("GET", "/immediate")).status()).isEqualTo(200);
    }
  }

  private record Immediate() implements Endpoint {

    @Override
    public Either<Answer, BodyStep> open(RequestHead head) {
      return Either.left(DONE);
    }

    @Override
    public boolean isImmediate() {
      return true;
    }
  }
}
