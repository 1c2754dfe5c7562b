package io.devicedeletions.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.adapters.http.testkit.RawRequest;
import io.devicedeletions.adapters.http.testkit.RawResponse;
import io.devicedeletions.adapters.http.testkit.RunningApi;
import io.devicedeletions.domain.tenant.Tenant;
import io.devicedeletions.domain.tenant.TenantId;
import io.devicedeletions.domain.tenant.TenantSettings;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Which row answers where several could. Each way to break a row is put together with each way to
 * break a later one, as far as one request can do both.
 */
class PrecedenceTest {

  private static final String GOOD = "{\"devices\":[{\"uid\":\"u\",\"name\":\"n\"}]}";
  private static final String UNREADABLE = "{\"devices\":[{\"uid\":\"u\",\"name\":\" \"}],}";

  /**
   * One way to break a row.
   *
   * @param row its number
   * @param status what it is answered
   * @param code with which code
   * @param part what it changes: two faults of the same part cannot be put together
   * @param change makes a good request a bad one
   */
  record Fault(String row, int status, String code, String part, UnaryOperator<RawRequest> change) {

    @Override
    public String toString() {
      return "row " + row + " (" + part + ")";
    }
  }

  /** Two faults of which the first answers. */
  record Pair(Fault first, Fault second) {

    @Override
    public String toString() {
      return first + " before " + second;
    }
  }

  private static final RunningApi API = crowded();

  /** In the order of the rows. */
  private static final Vector<Fault> FAULTS =
      Vector.of(
          new Fault(
              "1",
              400,
              "INVALID_REQUEST",
              "framing",
              request -> request.line(request.line().replace("deletions", "deletions;a=b"))),
          new Fault(
              "2",
              405,
              "INVALID_REQUEST",
              "method",
              request -> request.line(request.line().replaceFirst("POST", "PUT"))),
          new Fault("4", 401, "", "token", request -> request.token("bad")),
          new Fault(
              "5",
              403,
              "FEATURE_NOT_ENABLED",
              "token",
              request -> request.token(API.issuer().token(c -> c.claim("scope", "x")))),
          new Fault(
              "6",
              400,
              "EMPTY_TENANT",
              "token",
              request -> request.token(API.issuer().token(c -> c.claim("tenant", "")))),
          new Fault(
              "7",
              403,
              "FEATURE_NOT_ENABLED",
              "token",
              request -> request.token(API.issuer().token("dormant"))),
          new Fault(
              "7b",
              429,
              "INVALID_REQUEST",
              "token",
              request -> request.token(API.issuer().token("crowded"))),
          new Fault(
              "8", 400, "INVALID_REQUEST", "id", request -> request.with("x-request-id", "mine")),
          new Fault(
              "9",
              400,
              "INVALID_REQUEST",
              "query",
              request -> request.line(request.line().replace(" HTTP", "?a=b HTTP"))),
          new Fault(
              "10",
              415,
              "INVALID_REQUEST",
              "type",
              request -> request.without("Content-Type").with("Content-Type", "text/plain")),
          new Fault(
              "11",
              413,
              "INVALID_REQUEST",
              "body",
              request -> request.body(" ".repeat(2 * 1024 * 1024))),
          new Fault("12", 400, "INVALID_REQUEST", "body", request -> request.body(UNREADABLE)),
          new Fault("13", 400, "EMPTY_REQUEST", "body", request -> request.body("{}")),
          new Fault(
              "14",
              400,
              "BATCH_SIZE_EXCEEDED",
              "body",
              request -> request.body("{\"devices\":[" + "7,".repeat(100) + "7]}")),
          new Fault(
              "15", 400, "INVALID_REQUEST", "body", request -> request.body("{\"devices\":[7]}")),
          new Fault(
              "16", 400, "INVALID_REQUEST", "key", request -> request.with("Idempotency-Key", "")));

  private static RunningApi crowded() {
    RunningApi api = RunningApi.start();
    api.pending(RunningApi.CROWDED_CAP);
    return api;
  }

  static Stream<Fault> faults() {
    return FAULTS.toJavaStream();
  }

  static Stream<Pair> pairs() {
    return FAULTS
        .flatMap(first -> FAULTS.map(second -> new Pair(first, second)))
        .filter(pair -> FAULTS.indexOf(pair.first()) < FAULTS.indexOf(pair.second()))
        .reject(pair -> pair.first().part().equals(pair.second().part()))
        .toJavaStream();
  }

  @ParameterizedTest
  @MethodSource("faults")
  void eachFaultIsAnsweredByItsRow(Fault fault) {
    assertAnsweredBy(fault, fault.change().apply(API.post(GOOD)));
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void theEarlierRowAnswers(Pair pair) {
    RawRequest both = pair.first().change().apply(pair.second().change().apply(API.post(GOOD)));
    assertAnsweredBy(pair.first(), both);
  }

  private static void assertAnsweredBy(Fault fault, RawRequest request) {
    RawResponse response = API.send(request);
    assertThat(response.status()).as("%s to %s", response, request).isEqualTo(fault.status());
    assertThat(response.code()).isEqualTo(fault.code());
    assertThat(API.queue().batches()).isEmpty();
  }

  @Test
  void anUnknownPathAnswersBeforeADrainAndADrainBeforeTheToken() {
    try (RunningApi draining = RunningApi.start()) {
      draining.server().drain(Duration.ZERO);
      assertThat(draining.send(RawRequest.of("POST", "/nothing")).status()).isEqualTo(404);
      assertThat(draining.send(RawRequest.post(GOOD)).status()).isEqualTo(503);
    }
  }

  @Test
  void aTenantThatIsOffLooksTheSameWhateverIsPending() {
    try (RunningApi crowded = crowded()) {
      crowded
          .tenants()
          .save(
              new Tenant(new TenantId("crowded"), false)
                  .withSettings(TenantSettings.DEFAULT.withPendingCap(Option.some(1L))));
      RawRequest request = RawRequest.post(GOOD).token(crowded.issuer().token("crowded"));
      assertThat(crowded.send(request).code()).isEqualTo("FEATURE_NOT_ENABLED");
    }
  }

  @Test
  void theLimitAnswersBeforeFaultsOfElementsAndOfWhatFollows() {
    String unfinished = "{\"devices\":[{\"uid\":\"\"}" + ",{}".repeat(98) + ", 08 \\ }";
    assertThat(API.send(API.post(unfinished)).code()).isEqualTo("INVALID_REQUEST");
    String over = "{\"devices\":[{\"uid\":\"\"}" + ",{}".repeat(99) + ",{ 08 \\ }";
    assertThat(API.send(API.post(over)).code()).isEqualTo("BATCH_SIZE_EXCEEDED");
  }

  @Test
  void whatIsUnreadableBeforeTheLimitAnswersBeforeTheLimit() {
    String nul = "{\"devices\":[{\"uid\":\"\\u0000\"}" + ",{}".repeat(100) + "]}";
    assertThat(API.send(API.post(nul)).code()).isEqualTo("INVALID_REQUEST");
  }

  @Test
  void utf8IsJudgedBeforeAnythingInTheDocument() {
    String over = "{\"devices\":[" + "7,".repeat(101);
    byte[] latin = (over + "\u00e4").getBytes(StandardCharsets.ISO_8859_1);
    assertThat(API.send(API.post("").body(latin)).code()).isEqualTo("INVALID_REQUEST");
  }
}
