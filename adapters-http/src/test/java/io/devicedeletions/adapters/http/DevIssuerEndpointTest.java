package io.devicedeletions.adapters.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.adapters.http.testkit.RawConnection;
import io.devicedeletions.adapters.http.testkit.RawRequest;
import io.devicedeletions.adapters.http.testkit.RawResponse;
import io.devicedeletions.adapters.http.testkit.RunningApi;
import io.devicedeletions.adapters.http.token.BearerTokens;
import io.devicedeletions.adapters.http.token.DevIssuer;
import io.vavr.collection.HashSet;
import io.vavr.control.Option;
import java.time.InstantSource;
import java.util.Base64;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The token endpoint, as an OAuth client sees it. */
class DevIssuerEndpointTest {

  private static final RunningApi API = RunningApi.start();
  private static final String GRANT = "grant_type=client_credentials&scope=service:integration";

  @AfterAll
  static void stop() {
    API.close();
  }

  private static RawRequest request(String pair, String form) {
    return RawRequest.of("POST", DevIssuer.PATH)
        .with("Content-Type", "application/x-www-form-urlencoded")
        .with("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8)))
        .body(form);
  }

  @Test
  void grantsATokenToATenant() {
    RawResponse response = API.send(request("acme:" + RunningApi.DEV_SECRET, GRANT));
    assertThat(response.status()).isEqualTo(200);
    assertThat(response.field("Cache-Control")).isEqualTo("no-store");
    assertThat(response.json())
        .containsEntry("token_type", "Bearer")
        .containsEntry("expires_in", 900)
        .containsEntry("scope", DevIssuer.SCOPE)
        .containsKey("access_token");
  }

  @Test
  void refusesAsOAuthDoes() {
    RawResponse stranger = API.send(request("acme:guess", GRANT));
    assertThat(stranger.status()).isEqualTo(401);
    assertThat(stranger.field("WWW-Authenticate")).startsWith("Basic ");
    assertThat(stranger.json()).containsEntry("error", "invalid_client");
    RawResponse otherGrant =
        API.send(request("acme:" + RunningApi.DEV_SECRET, "grant_type=password"));
    assertThat(otherGrant.status()).isEqualTo(400);
    assertThat(otherGrant.json()).containsEntry("error", "unsupported_grant_type");
    RawResponse noGrant = API.send(request("acme:" + RunningApi.DEV_SECRET, ""));
    assertThat(noGrant.status()).isEqualTo(400);
    assertThat(noGrant.json()).containsEntry("error", "invalid_request");
  }

  @Test
  void takesNoLargeForms() {
    assertThat(API.send(request("acme:x", "x".repeat(8 * 1024 + 1))).status()).isEqualTo(413);
  }

  @Test
  void answersPostOnly() {
    RawResponse response = API.send(RawRequest.of("GET", DevIssuer.PATH));
    assertThat(response.status()).isEqualTo(405);
    assertThat(response.field("Allow")).isEqualTo("POST");
  }

  @Test
  void isNotThereInProduction() {
    DevIssuer unserved = new DevIssuer(HashSet.empty(), "s", InstantSource.system());
    try (ApiServer server =
            ApiServer.start(
                ApiSettings.listeningOn("127.0.0.1", 0),
                API.useCases(),
                new BearerTokens(DevIssuer.POLICY, unserved, InstantSource.system()),
                ApiListener.NONE,
                Option.none());
        RawConnection connection = new RawConnection(server.port())) {
      assertThat(connection.exchange(RawRequest.of("POST", DevIssuer.PATH)).status())
          .isEqualTo(404);
    }
  }
}
