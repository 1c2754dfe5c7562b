package io.devicedeletions.adapters.http.token;

import static io.devicedeletions.adapters.http.token.KeyServer.KEYS;
import static io.devicedeletions.adapters.http.token.KeyServer.send;
import static io.devicedeletions.adapters.http.token.TokenWorkshop.claims;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.gen.OctetSequenceKeyGenerator;
import io.vavr.control.Either;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Keys that come, are replaced and cannot be had, and how often they are asked for. */
@Timeout(60)
class RemoteKeysTest {

  private static final TokenWorkshop WORKSHOP = new TokenWorkshop();
  private static final String BY_RSA =
      WORKSHOP.token("{\"alg\":\"RS256\",\"kid\":\"rsa\"}", claims());
  private static final String BY_ELLIPTIC =
      WORKSHOP.token("{\"alg\":\"ES256\",\"kid\":\"ec\"}", claims());

  private final AtomicLong nanoTime = new AtomicLong(Long.MAX_VALUE - 5);
  private final KeyServer server = new KeyServer();
  private final RemoteKeys keys =
      new RemoteKeys(new KeyFetch(server.keySet(), new DocumentFetch()), nanoTime::get);

  @AfterEach
  void close() {
    keys.close();
    server.close();
  }

  private Either<TokenRefusal, Caller> verify(String token) {
    return TokenWorkshop.verifier(keys).verify(List.of("Bearer " + token));
  }

  private void pass(Duration time) {
    nanoTime.addAndGet(time.toNanos());
  }

  @Test
  void nobodyIsToldYesOrNoUntilThereAreKeys() {
    keys.look();
    assertThat(keys.areKnown()).isFalse();
    assertThat(verify(BY_RSA)).isEqualTo(Either.left(TokenRefusal.UNDECIDABLE));
    server.publish(WORKSHOP.rsa);
    keys.look();
    assertThat(keys.areKnown()).isTrue();
    assertThat(verify(BY_RSA).isRight()).isTrue();
  }

  @Test
  void requestsFetchNothingWhileKeysAreUnknown() {
    for (int request = 0; request < 100; request++) {
      assertThat(verify(BY_RSA)).isEqualTo(Either.left(TokenRefusal.UNDECIDABLE));
    }
    assertThat(server.asked()).isEmpty();
  }

  @Test
  void aNewKeyIsGoodForTheFirstRequestThatComesWithIt() {
    server.publish(WORKSHOP.rsa);
    keys.look();
    server.publish(WORKSHOP.rsa, WORKSHOP.elliptic);
    assertThat(verify(BY_ELLIPTIC).isRight()).isTrue();
    assertThat(server.asked()).containsExactly(KEYS, KEYS);
  }

  @Test
  void allThatComeAtOnceWithANewKeyAreLetInOrToldToComeAgain() {
    server.publish(WORKSHOP.rsa);
    keys.look();
    server.publish(WORKSHOP.rsa, WORKSHOP.elliptic);
    List<CompletableFuture<Either<TokenRefusal, Caller>>> answers =
        IntStream.range(0, 20)
            .mapToObj(each -> CompletableFuture.supplyAsync(() -> verify(BY_ELLIPTIC)))
            .toList();
    assertThat(answers)
        .map(CompletableFuture::join)
        .allMatch(answer -> answer.isRight() || answer.getLeft().equals(TokenRefusal.UNDECIDABLE));
    assertThat(server.asked()).containsExactly(KEYS, KEYS);
  }

  @Test
  void unknownKeysAreLookedForOnceInThirtySeconds() {
    server.publish(WORKSHOP.rsa);
    keys.look();
    server.asked();
    for (int half = 1; half <= 2; half++) {
      for (int request = 0; request < 100; request++) {
        String token =
            WORKSHOP.token("{\"alg\":\"RS256\",\"kid\":\"" + half + request + "\"}", claims());
        assertThat(verify(token)).isEqualTo(Either.left(TokenRefusal.UNUSABLE));
      }
      assertThat(server.asked()).containsExactly(KEYS);
      pass(RemoteKeys.BETWEEN_DEMANDS);
    }
  }

  @Test
  void keysAreFetchedAgainBeforeAnybodyAsks() {
    server.publish(WORKSHOP.rsa, WORKSHOP.elliptic);
    keys.look();
    pass(RemoteKeys.FRESH.minusSeconds(1));
    keys.look();
    assertThat(server.asked()).containsExactly(KEYS);
    server.publish(WORKSHOP.rsa);
    pass(Duration.ofSeconds(1));
    keys.look();
    assertThat(server.asked()).containsExactly(KEYS);
    assertThat(verify(BY_ELLIPTIC)).isEqualTo(Either.left(TokenRefusal.UNUSABLE));
    assertThat(verify(BY_RSA).isRight()).isTrue();
  }

  static Stream<KeyServer.Behaviour> trouble() throws JOSEException {
    OctetSequenceKey secret = new OctetSequenceKeyGenerator(256).keyID("rsa").generate();
    return Stream.of(
        exchange -> send(exchange, 500, ""),
        exchange -> send(exchange, 200, ""),
        exchange -> send(exchange, 200, "<html>sign in</html>"),
        exchange -> send(exchange, 200, "null"),
        exchange -> send(exchange, 200, "{\"keys\":[]}"),
        exchange -> send(exchange, 200, "{\"keys\":[" + secret.toJSONString() + "]}"),
        exchange -> send(exchange, 200, "[".repeat(100_000)),
        exchange -> send(exchange, 204, ""),
        exchange -> {
          exchange.getResponseHeaders().set("Location", "/elsewhere");
          send(exchange, 302, "");
        },
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          byte[] megabyte = new byte[1024 * 1024];
          for (int sent = 0; sent < 50; sent++) {
            exchange.getResponseBody().write(megabyte);
          }
        },
        exchange -> exchange.getHttpContext().getServer().removeContext("/"));
  }

  @ParameterizedTest
  @MethodSource
  void trouble(KeyServer.Behaviour behaviour) {
    server.publish(WORKSHOP.rsa);
    keys.look();
    server.keys(behaviour);
    pass(RemoteKeys.LONGEST_OUTAGE.minusNanos(1));
    keys.look();
    assertThat(verify(BY_RSA).isRight()).as("the known keys go on").isTrue();
    assertThat(verify(BY_ELLIPTIC))
        .as("a key that may be new")
        .isEqualTo(Either.left(TokenRefusal.UNDECIDABLE));
    pass(Duration.ofNanos(1));
    assertThat(keys.areKnown()).as("for a day").isFalse();
    assertThat(verify(BY_RSA)).isEqualTo(Either.left(TokenRefusal.UNDECIDABLE));
    assertThat(server.asked()).as("what a redirect points to").doesNotContain("/elsewhere");
  }

  @Test
  void aServerThatTricklesIsGivenUp() {
    server.publish(WORKSHOP.rsa);
    keys.look();
    CountDownLatch enough = new CountDownLatch(1);
    server.keys(
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          while (enough.getCount() > 0) {
            exchange.getResponseBody().write(' ');
            exchange.getResponseBody().flush();
            pause(enough);
          }
        });
    pass(RemoteKeys.FRESH);
    keys.look();
    enough.countDown();
    assertThat(verify(BY_RSA).isRight()).isTrue();
  }

  @Test
  void aServerThatHangsHoldsFewRequests() throws InterruptedException {
    server.publish(WORKSHOP.rsa);
    keys.look();
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch enough = new CountDownLatch(1);
    server.keys(
        exchange -> {
          asked.countDown();
          pause(enough);
          pause(enough);
        });
    List<CompletableFuture<Either<TokenRefusal, Caller>>> answers =
        IntStream.range(0, 20)
            .mapToObj(each -> CompletableFuture.supplyAsync(() -> verify(BY_ELLIPTIC)))
            .toList();
    asked.await();
    assertThat(answers.stream().map(CompletableFuture::join))
        .as("those who waited and those who could not")
        .allMatch(Either.left(TokenRefusal.UNDECIDABLE)::equals);
    enough.countDown();
    assertThat(verify(BY_RSA).isRight()).isTrue();
  }

  @Test
  void aFailedDemandIsMadeGoodByTheNextLook() {
    server.publish(WORKSHOP.rsa);
    keys.look();
    server.keys(exchange -> send(exchange, 500, ""));
    assertThat(verify(BY_ELLIPTIC)).isEqualTo(Either.left(TokenRefusal.UNDECIDABLE));
    server.publish(WORKSHOP.rsa, WORKSHOP.elliptic);
    keys.look();
    assertThat(verify(BY_ELLIPTIC).isRight()).isTrue();
  }

  private static void pause(CountDownLatch enough) {
    try {
      if (enough.await(1, TimeUnit.SECONDS)) {
        return;
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void theFirstFetchIsOverWhenItStarts() {
    server.publish(WORKSHOP.rsa);
    try (RemoteKeys started = RemoteKeys.fetchedFrom(server.keySet())) {
      assertThat(started.areKnown()).isTrue();
    }
    server.keys(exchange -> send(exchange, 500, ""));
    try (RemoteKeys started = RemoteKeys.fetchedFrom(server.keySet())) {
      assertThat(started.areKnown()).isFalse();
    }
  }
}
