package io.devicedeletions.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.adapters.http.testkit.RawRequest;
import io.devicedeletions.adapters.http.testkit.RawResponse;
import io.devicedeletions.adapters.http.testkit.RunningApi;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The order of decisions of the published operation, row by row: those before the body. */
class HeadRowsTest extends OnRunningApi {

  private static final String ONE = "{\"devices\":[{\"uid\":\"u\",\"name\":\"n\"}]}";

  @ParameterizedTest
  @ValueSource(strings = {"/", "/api", RawRequest.DELETIONS + "/", "/openapi.jso%6e", "/livez"})
  void row2AnUnknownPathIs404(String path) {
    assertRefused(api.post(ONE).line("POST " + path + " HTTP/1.1"), 404, "INVALID_REQUEST");
  }

  @ParameterizedTest
  @ValueSource(strings = {"HEAD", "OPTIONS", "PUT", "DELETE", "PATCH", "post", "BREW"})
  void row2AnotherMethodIs405WithAllow(String method) {
    RawResponse response = api.send(RawRequest.of(method, RawRequest.DELETIONS));
    assertThat(response.status()).isEqualTo(405);
    assertThat(response.field("Allow")).isEqualTo("GET, POST");
  }

  @Test
  void row3DuringADrainIs503WithRetryAfter() {
    api.server().drain(Duration.ofSeconds(1));
    assertRefused(api.post(ONE), 503, "INTERNAL_ERROR");
    assertThat(api.send(api.post(ONE)).field("Retry-After")).isEqualTo("1");
  }

  @Test
  void row4WithoutATokenIs401WithNoReasonAndNoBody() {
    RawResponse response = api.send(RawRequest.post(ONE));
    assertThat(response.status()).isEqualTo(401);
    assertThat(response.body()).isEmpty();
    assertThat(response.field("WWW-Authenticate")).isEqualTo("Bearer realm=\"device-deletions\"");
  }

  @Test
  void row4WithABadTokenIs401AndSaysSo() {
    RawResponse response = api.send(RawRequest.post(ONE).token("not-a-token"));
    assertThat(response.status()).isEqualTo(401);
    assertThat(response.body()).isEmpty();
    assertThat(response.field("WWW-Authenticate"))
        .isEqualTo("Bearer realm=\"device-deletions\", error=\"invalid_token\"");
  }

  @Test
  void row4TwoTokensAreNone() {
    RawRequest twice = api.post(ONE).with("Authorization", "Bearer " + api.issuer().token("acme"));
    assertThat(api.send(twice).status()).isEqualTo(401);
  }

  @Test
  void row4WithoutAnyKeysIs503() {
    RawRequest request = api.post(ONE);
    api.issuer().loseKeys();
    assertRefused(request, 503, "INTERNAL_ERROR");
  }

  @Test
  void row5WithoutTheScopeIs403() {
    RawRequest request =
        RawRequest.post(ONE).token(api.issuer().token(claims -> claims.claim("scope", "other")));
    assertRefused(request, 403, "FEATURE_NOT_ENABLED");
    assertThat(api.send(request).field("WWW-Authenticate"))
        .isEqualTo(
            "Bearer error=\"insufficient_scope\", scope=\"nx_dataplatform_device_deletion_api\"");
  }

  @Test
  void row6ATokenWithoutATenantIs400() {
    for (Object tenant : new Object[] {"", " ", "\u200b", 7, List.of("acme"), Map.of("a", "b")}) {
      assertRefused(
          RawRequest.post(ONE).token(api.issuer().token(claims -> claims.claim("tenant", tenant))),
          400,
          "EMPTY_TENANT");
    }
    assertRefused(
        RawRequest.post(ONE).token(api.issuer().token(claims -> claims.claim("tenant", null))),
        400,
        "EMPTY_TENANT");
  }

  @Test
  void row7ATenantThatIsUnknownOrOffIs403AndLooksTheSame() {
    RawRequest unknown = RawRequest.post(ONE).token(api.issuer().token("nobody"));
    RawRequest off = RawRequest.post(ONE).token(api.issuer().token("dormant"));
    assertRefused(unknown, 403, "FEATURE_NOT_ENABLED");
    assertThat(api.send(unknown).body()).isEqualTo(api.send(off).body());
  }

  @Test
  void row7ABrokenDirectoryIsNeverAYes() {
    api.tenants().breakDown();
    assertRefused(api.post(ONE), 500, "INTERNAL_ERROR");
    assertThat(api.send(api.post(ONE)).field("Retry-After")).isEqualTo("1");
  }

  @Test
  void row7bATenantThatHasAsManyPendingAsItMayIs429WithRetryAfter() {
    api.pending(RunningApi.CROWDED_CAP);
    RawRequest request = RawRequest.post(ONE).token(api.issuer().token("crowded"));
    assertRefused(request, 429, "INVALID_REQUEST");
    assertThat(api.send(request).field("Retry-After")).isEqualTo("2");
  }

  @Test
  void row7bWithRoomForOneMoreABatchIsTaken() {
    api.pending(RunningApi.CROWDED_CAP - 1);
    assertThat(api.send(RawRequest.post(ONE).token(api.issuer().token("crowded"))).status())
        .isEqualTo(202);
  }

  @Test
  void row7bWithoutACapAnyNumberMayBePending() {
    api.pending(Long.MAX_VALUE);
    assertThat(api.send(api.post(ONE)).status()).isEqualTo(202);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1",
        "urn:uuid:0193a1b2-0000-7000-8000-00000000abcd",
        "{0193a1b2-0000-7000-8000-00000000abcd}",
        "0193a1b2000070008000000000000abc",
        "1-1-1-1-1",
        "0193a1b2-0000-7000-8000-00000000abcg"
      })
  void row8AMalformedRequestIdIs400AndIsNeverEchoed(String id) {
    RawResponse response = api.send(api.post(ONE).with("x-request-id", id));
    assertThat(response.status()).isEqualTo(400);
    assertThat(response.code()).isEqualTo("INVALID_REQUEST");
    assertThat(response.field("x-request-id")).isNotEqualTo(id).hasSize(36);
  }

  @Test
  void row8TwoRequestIdsAreNone() {
    String id = "0193a1b2-0000-7000-8000-00000000abcd";
    RawResponse response =
        api.send(api.post(ONE).with("x-request-id", id).with("X-Request-ID", id));
    assertThat(response.status()).isEqualTo(400);
    assertThat(response.field("x-request-id")).isNotEqualTo(id);
  }

  @Test
  void row8MayBeLenient() {
    try (RunningApi lenient = RunningApi.startLenient()) {
      RawResponse response = lenient.send(lenient.post(ONE).with("x-request-id", "mine"));
      assertThat(response.status()).isEqualTo(202);
      assertThat(response.field("x-request-id")).hasSize(36);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"?dryRun=true", "?a", "?=", "?%20"})
  void row9AnyQueryIs400(String query) {
    assertRefused(
        api.post(ONE).line("POST " + RawRequest.DELETIONS + query + " HTTP/1.1"),
        400,
        "INVALID_REQUEST");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/plain",
        "application/xml",
        "application/jsonp",
        "application/json; charset=iso-8859-1",
        "application/json; charset=utf-16",
        "application/x-www-form-urlencoded"
      })
  void row10AnotherContentTypeIs415(String type) {
    assertRefused(
        api.post(ONE).without("Content-Type").with("Content-Type", type), 415, "INVALID_REQUEST");
  }

  @Test
  void row10NoContentTypeOrAnEncodedBodyIs415() {
    assertRefused(api.post(ONE).without("Content-Type"), 415, "INVALID_REQUEST");
    assertRefused(api.post(ONE).with("Content-Encoding", "gzip"), 415, "INVALID_REQUEST");
    assertRefused(api.post(ONE).with("Content-Encoding", "identity"), 415, "INVALID_REQUEST");
  }

  @Test
  void row13WithoutABodyThereIsNoTypeAtFault() {
    RawRequest nothing = api.post(ONE).without("Content-Type").body("");
    assertRefused(nothing, 400, "EMPTY_REQUEST");
    assertRefused(nothing.without("Content-Length"), 400, "EMPTY_REQUEST");
  }

  @Test
  void row10ATypeOrACodingIsAtFaultEvenWithoutABody() {
    RawRequest nothing = api.post(ONE).without("Content-Type").body("");
    assertRefused(nothing.with("Content-Type", "text/plain"), 415, "INVALID_REQUEST");
    assertRefused(nothing.with("Content-Encoding", "gzip"), 415, "INVALID_REQUEST");
    assertRefused(
        api.post("").without("Content-Type").chunked(new byte[0], 1), 415, "INVALID_REQUEST");
  }
}
