package io.devicedeletions.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.adapters.http.testkit.RawConnection;
import io.devicedeletions.adapters.http.testkit.RawRequest;
import io.devicedeletions.adapters.http.testkit.RawResponse;
import io.devicedeletions.adapters.http.testkit.RunningApi;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The order of decisions of the published operation, row by row. */
class ContractRowsTest {

  private static final String ONE = "{\"devices\":[{\"uid\":\"u\",\"name\":\"n\"}]}";

  private RunningApi api;

  @BeforeEach
  void start() {
    api = RunningApi.start();
  }

  @AfterEach
  void stop() {
    api.close();
  }

  private void assertRefused(RawRequest request, int status, String code) {
    RawResponse response = api.send(request);
    assertThat(response.status()).as("%s", response).isEqualTo(status);
    assertThat(response.code()).isEqualTo(code);
    assertThat(response.message()).isNotBlank();
    assertThat(api.queue().batches()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/api", RawRequest.DELETIONS + "/", "/openapi.jso%6e", "/livez"})
  void row2AnUnknownPathIs404(String path) {
    assertRefused(api.post(ONE).line("POST " + path + " HTTP/1.1"), 404, "INVALID_REQUEST");
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "HEAD", "OPTIONS", "PUT", "DELETE", "PATCH", "post", "BREW"})
  void row2AnotherMethodIs405WithAllow(String method) {
    RawResponse response = api.send(RawRequest.of(method, RawRequest.DELETIONS));
    assertThat(response.status()).isEqualTo(405);
    assertThat(response.field("Allow")).isEqualTo("POST");
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
    try (RunningApi lenient = RunningApi.start(settings -> settings.withLenientRequestId(true))) {
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
  void row11ABodyOverTheCapIs413HoweverItIsSent() {
    byte[] tooMuch = new byte[1024 * 1024 + 1];
    assertRefused(api.post("").body(tooMuch), 413, "INVALID_REQUEST");
    assertRefused(api.post("").chunked(tooMuch, 8000), 413, "INVALID_REQUEST");
  }

  @Test
  void row11ABodyOfExactlyTheCapIsRead() {
    String padded = ONE + " ".repeat(1024 * 1024 - ONE.length());
    assertThat(api.send(api.post(padded)).status()).isEqualTo(202);
  }

  @ParameterizedTest
  @ValueSource(strings = {" ", "{", "{}{}", "{\"devices\":[],\"devices\":[]}", "{'devices':[]}"})
  void row12WhatIsNotOneDocumentIs400(String body) {
    assertRefused(api.post(body), 400, "INVALID_REQUEST");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "null", "{}", "{\"devices\":null}", "{\"devices\":[]}", "{\"Devices\":[1]}"})
  void row13NoDevicesAre400(String body) {
    assertRefused(api.post(body), 400, "EMPTY_REQUEST");
  }

  @Test
  void row14TooManyDevicesAre400() {
    String elements = "7,".repeat(100) + "7";
    assertRefused(api.post("{\"devices\":[" + elements), 400, "BATCH_SIZE_EXCEEDED");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[]|the body must be an object",
        "7|the body must be an object",
        "{'devices':7}|devices must be an array",
        "{'devices':{}}|devices must be an array",
        "{'devices':[7]}|devices[0]: must be an object",
        "{'devices':[null]}|devices[0]: must be an object",
        "{'devices':[{'uid':'u','name':'n'},{}]}"
            + "|devices[1].uid: must not be missing or null (and 1 more)",
        "{'devices':[{'uid':7,'name':'n'}]}|devices[0].uid: must be a string",
        "{'devices':[{'uid':null,'name':'n'}]}|devices[0].uid: must not be missing or null",
        "{'devices':[{'uid':'u','name':{}}]}|devices[0].name: must be a string",
        "{'devices':[{'uid':'u','name':' '}]}|devices[0].name: must not be blank",
        "{'devices':[{'uid':'','name':'n'},7]}|devices[0].uid: must not be blank (and 1 more)"
      })
  void row15TheFirstFaultIsNamed(String body, String message) {
    RawResponse response = api.send(api.post(body.replace('\'', '"')));
    assertThat(response.status()).isEqualTo(400);
    assertThat(response.code()).isEqualTo("INVALID_REQUEST");
    assertThat(response.message()).isEqualTo(message);
  }

  @Test
  void row16AnUnusableIdempotencyKeyIs400() {
    assertRefused(api.post(ONE).with("Idempotency-Key", ""), 400, "INVALID_REQUEST");
    assertRefused(api.post(ONE).with("Idempotency-Key", "a b"), 400, "INVALID_REQUEST");
    assertRefused(api.post(ONE).with("Idempotency-Key", "k".repeat(129)), 400, "INVALID_REQUEST");
    assertRefused(
        api.post(ONE).with("Idempotency-Key", "a").with("Idempotency-Key", "a"),
        400,
        "INVALID_REQUEST");
  }

  @Test
  void row16AReusedKeyIs422AndARepeatedOneIsAnsweredAgain() {
    RawRequest first = api.post(ONE).with("Idempotency-Key", "k");
    RawResponse answer = api.send(first);
    RawResponse again = api.send(first);
    RawResponse other =
        api.send(api.post(ONE.replace("\"n\"", "\"m\"")).with("Idempotency-Key", "k"));
    assertThat(again.body()).isEqualTo(answer.body());
    assertThat(again.field("Location")).isEqualTo(answer.field("Location"));
    assertThat(other.status()).isEqualTo(422);
    assertThat(other.code()).isEqualTo("INVALID_REQUEST");
    assertThat(api.queue().batches()).hasSize(1);
  }

  @Test
  void row16AKeyInFlightIs409() throws InterruptedException {
    CountDownLatch open = new CountDownLatch(1);
    CountDownLatch entered = api.queue().waitFor(open);
    RawRequest request = api.post(ONE).with("Idempotency-Key", "k");
    try (RawConnection first = api.connect()) {
      first.send(request.bytes());
      entered.await();
      assertRefused(request, 409, "INVALID_REQUEST");
      open.countDown();
      assertThat(first.read().status()).isEqualTo(202);
    }
  }

  @Test
  void row17AStoreThatCannotCommitIs500AndTellsNothing() {
    api.queue().breakDown(() -> new IllegalStateException("insert into x: /var/lib/db is gone"));
    RawResponse response = api.send(api.post(ONE));
    assertThat(response.status()).isEqualTo(500);
    assertThat(response.code()).isEqualTo("INTERNAL_ERROR");
    assertThat(response.field("Retry-After")).isEqualTo("1");
    assertThat(response.body()).doesNotContain("Exception", "insert", "/var", "java");
  }

  @Test
  void row17EvenAnErrorOfTheVirtualMachineIsAnswered() {
    api.queue()
        .breakDown(
            () -> {
              throw new StackOverflowError();
            });
    RawResponse response = api.send(api.post(ONE));
    assertThat(response.status()).isEqualTo(500);
    assertThat(response.field("x-request-id")).hasSize(36);
  }

  @Test
  void row18OtherwiseItIsAccepted() {
    assertThat(api.send(api.post(ONE)).status()).isEqualTo(202);
    assertThat(api.queue().batches()).hasSize(1);
  }
}
