package io.devicedeletions.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.adapters.http.testkit.RawRequest;
import io.devicedeletions.adapters.http.testkit.RawResponse;
import io.devicedeletions.adapters.http.testkit.RunningApi;
import io.devicedeletions.adapters.http.token.DevIssuer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every answer carries, whatever its status. */
class EveryAnswerTest {

  private static final RunningApi API = RunningApi.start();
  private static final String ID = "0193a1b2-0000-7000-8000-00000000abcd";
  private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String GOOD = "{\"devices\":[{\"uid\":\"u\",\"name\":\"n\"}]}";

  @AfterAll
  static void stop() {
    API.close();
  }

  static Stream<RawRequest> requests() {
    return Stream.of(
        API.post(GOOD),
        API.post("{}"),
        API.post(GOOD).line("POST /a;b HTTP/1.1"),
        RawRequest.of("GET", "/nothing"),
        RawRequest.of("HEAD", RawRequest.DELETIONS),
        RawRequest.of("GET", "/openapi.json"),
        RawRequest.post(GOOD),
        RawRequest.post(GOOD).token("bad"),
        RawRequest.post(GOOD).token(API.issuer().token("nobody")),
        API.post(GOOD).with("Content-Encoding", "gzip"),
        API.post("").body(new byte[2 * 1024 * 1024]),
        RawRequest.of("POST", DevIssuer.PATH));
  }

  @ParameterizedTest
  @MethodSource("requests")
  void carriesTheIdsAndIsNeverStored(RawRequest request) {
    RawResponse response =
        API.send(
            request
                .with("x-request-id", ID)
                .with("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01"));
    assertThat(response.field("x-request-id")).isEqualTo(ID);
    assertThat(response.field("x-trace-id")).isEqualTo(TRACE);
    assertThat(response.field("Cache-Control")).isEqualTo("no-store");
    assertThat(response.field("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(response.fields("Server")).isEmpty();
    assertThat(response.fields("Access-Control-Allow-Origin")).isEmpty();
    if (!response.body().isEmpty()) {
      assertThat(response.field("Content-Type")).isEqualTo("application/json");
    }
  }

  @ParameterizedTest
  @MethodSource("requests")
  void makesUpIdsWhereThereAreNone(RawRequest request) {
    RawResponse response = API.send(request);
    assertThat(response.field("x-request-id")).hasSize(36);
    assertThat(response.field("x-trace-id")).isEqualTo(response.field("x-request-id"));
  }

  @Test
  void isJsonWhateverTheClientWouldRatherHave() {
    assertThat(API.send(API.post(GOOD).with("Accept", "text/html")).status()).isEqualTo(202);
  }
}
