package io.devicedeletions.adapters.http.token;

import static io.devicedeletions.adapters.http.token.TokenWorkshop.claims;
import static io.devicedeletions.adapters.http.token.TokenWorkshop.claimsWith;
import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.control.Either;
import java.io.IOException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tokens that ask to be verified with keys from elsewhere. Whoever connects to somewhere by URL,
 * with whichever of Java's clients, asks the proxy selector first: that is how it is noticed. The
 * trap would give out the attacker's keys.
 */
class TokenFetchAttackTest {

  private static final TokenWorkshop WORKSHOP = new TokenWorkshop();
  private static final TokenWorkshop ATTACKER = new TokenWorkshop();
  private static final KeyServer TRAP = new KeyServer();

  private final ProxySelector before = ProxySelector.getDefault();
  private final Queue<URI> connections = new ConcurrentLinkedQueue<>();
  private final KeyServer server = new KeyServer();
  private RemoteKeys keys;

  @BeforeEach
  void watch() {
    TRAP.publish(ATTACKER.rsa, ATTACKER.elliptic);
    ProxySelector.setDefault(
        new ProxySelector() {
          @Override
          public List<Proxy> select(URI uri) {
            connections.add(uri);
            return List.of(Proxy.NO_PROXY);
          }

          @Override
          public void connectFailed(URI uri, SocketAddress address, IOException failure) {}
        });
    server.publish(WORKSHOP.rsa, WORKSHOP.elliptic);
    keys = RemoteKeys.fetchedFrom(server.keySet());
  }

  @AfterEach
  void stop() {
    keys.close();
    server.close();
    ProxySelector.setDefault(before);
  }

  static Stream<String> headers() {
    String trap = TRAP.issuer() + KeyServer.KEYS;
    return Stream.of(
        "\"jku\":\"" + trap + "\"",
        "\"kid\":\"rsa\",\"jku\":\"" + trap + "\"",
        "\"kid\":\"" + trap + "\"",
        "\"kid\":\"file:///dev/zero\"",
        "\"x5u\":\"" + trap + "\"",
        "\"kid\":\"rsa\",\"x5u\":\"" + trap + "\"",
        "\"x5t\":\"" + "A".repeat(27) + "\",\"x5u\":\"" + trap + "\"",
        "\"kid\":\"rsa\",\"jwk\":" + ATTACKER.rsa.toPublicJWK(),
        "\"jwk\":" + ATTACKER.rsa,
        "\"kid\":\"rsa\",\"x5c\":[\"" + "A".repeat(64) + "\"]",
        "\"kid\":\"rsa\",\"cty\":\"JWT\"",
        "\"kid\":\"rsa\",\"zip\":\"DEF\"",
        "\"kid\":\"rsa\",\"iss\":\"" + TRAP.issuer() + "\"",
        "\"kid\":\"rsa\",\"url\":\"" + trap + "\"",
        "\"kid\":\"rsa\",\"typ\":\"application/at+jwt\"");
  }

  @ParameterizedTest
  @MethodSource("headers")
  void areRefusedAndNobodyIsAsked(String members) {
    assertRefused(ATTACKER.token("{\"alg\":\"RS256\"," + members + "}", claims()));
  }

  @Test
  void claimsMakeNobodyFetchEither() {
    for (String member : List.of("iss", "aud", "sub", "jku", "jwks_uri", "tenant", "cnf")) {
      assertRefused(ATTACKER.token(claimsWith(member, "\"" + TRAP.issuer() + "\"")));
    }
  }

  @Test
  void otherIssuersWithTheSameKeysAreStillOthers() {
    assertRefused(WORKSHOP.token(claimsWith("iss", "\"" + TRAP.issuer() + "\"")));
  }

  private void assertRefused(String token) {
    assertThat(TokenWorkshop.verifier(keys).verify(List.of("Bearer " + token)))
        .as(token)
        .isEqualTo(Either.left(TokenRefusal.UNUSABLE));
    assertThat(TRAP.asked()).isEmpty();
    assertThat(connections)
        .as("connections, but for those to our own key server")
        .allMatch(uri -> uri.toString().startsWith(server.issuer()));
  }

  @Test
  void theWatchSeesAConnection() throws IOException {
    URI.create(TRAP.issuer() + KeyServer.KEYS).toURL().openStream().close();
    assertThat(TRAP.asked()).hasSize(1);
    assertThat(connections).anyMatch(uri -> uri.toString().startsWith(TRAP.issuer()));
  }
}
