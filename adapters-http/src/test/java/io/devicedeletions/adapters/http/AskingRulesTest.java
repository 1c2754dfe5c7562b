package io.devicedeletions.adapters.http;

import static io.devicedeletions.adapters.http.Asking.body;
import static io.devicedeletions.adapters.http.Asking.line;
import static io.devicedeletions.adapters.http.Asking.uid;
import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.adapters.http.testkit.RawRequest;
import io.devicedeletions.adapters.http.testkit.RawResponse;
import io.devicedeletions.adapters.http.testkit.RunningApi;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Who may ask what is beside the published operation, and what is refused. */
class AskingRulesTest {

  private static final RunningApi API = RunningApi.start();
  private static final Asking ASK = new Asking(API);
  private static final String UNKNOWN = uid(77);

  @AfterAll
  static void stop() {
    API.close();
  }

  /** Every operation that tells or changes something, in a form that is complete. */
  static Stream<RawRequest> operations() {
    return Stream.of(
        ASK.get("/deletions"),
        ASK.get("/deletions/" + UNKNOWN),
        ASK.get("/deletions/" + UNKNOWN + "/events"),
        ASK.post("/deletions/" + UNKNOWN + "/cancellation", ""),
        ASK.post("/deletion-previews", body(line(1))),
        ASK.get("/deletion-records?name=x"),
        ASK.get("/deletion-totals"),
        ASK.get("/deletion-totals/events"),
        ASK.get("/dead-deletions"),
        ASK.post("/dead-deletions/requeue", body("{\"batchId\":\"" + UNKNOWN + "\",\"line\":0}")));
  }

  private static RawRequest as(RawRequest request, String token) {
    return request.without("Authorization").token(token);
  }

  @ParameterizedTest
  @MethodSource("operations")
  void asksForATokenFirst(RawRequest request) {
    RawResponse without = ASK.answer(request.without("Authorization").with("x-request-id", "bad"));
    assertThat(without.status()).isEqualTo(401);
    assertThat(without.body()).isEmpty();
    assertThat(ASK.answer(as(request, "bad")).status()).isEqualTo(401);
  }

  @ParameterizedTest
  @MethodSource("operations")
  void asksForAScope(RawRequest request) {
    RawResponse response =
        ASK.answer(as(request, API.issuer().token(claims -> claims.claim("scope", "other"))));
    assertThat(response.status()).isEqualTo(403);
    assertThat(response.code()).isEqualTo("FEATURE_NOT_ENABLED");
    assertThat(response.field("WWW-Authenticate")).contains("insufficient_scope");
  }

  @ParameterizedTest
  @MethodSource("operations")
  void asksForATenantThatIsOn(RawRequest request) {
    String all = ApiSettings.PUBLISHED_SCOPE + " " + Asking.ADMINISTRATION;
    for (String tenant : List.of("dormant", "nobody")) {
      String token =
          API.issuer().token(claims -> claims.claim("tenant", tenant).claim("scope", all));
      assertThat(ASK.answer(as(request, token)).status()).isEqualTo(403);
    }
  }

  @ParameterizedTest
  @MethodSource("operations")
  void refusesAMalformedRequestIdAndAnUnknownParameter(RawRequest request) {
    RawRequest asked = ASK.administering(request);
    RawRequest permitted = request.line().contains("dead") ? asked : request;
    RawResponse malformed = ASK.answer(permitted.with("x-request-id", "bad"));
    assertThat(malformed.status()).isEqualTo(400);
    String separator = request.line().contains("?") ? "&" : "?";
    RawResponse unknown =
        ASK.answer(permitted.line(request.line().replace(" HTTP", separator + "dryRun=true HTTP")));
    assertThat(unknown.status()).isEqualTo(400);
    assertThat(unknown.code()).isEqualTo("INVALID_REQUEST");
  }

  @Test
  void keepsWhatIsForAdministrationFromOthers() {
    assertThat(ASK.answer(ASK.get("/dead-deletions")).field("WWW-Authenticate"))
        .isEqualTo("Bearer error=\"insufficient_scope\", scope=\"device_deletions:admin\"");
    assertThat(ASK.answer(ASK.administering(ASK.get("/deletions"))).status()).isEqualTo(403);
  }

  @Test
  void answersTheSameForAnotherTenantsBatchAnUnknownOneAndAMistypedOne() {
    String theirs =
        Asking.batchOf(
            ASK.answer(as(ASK.post("/deletions", body(line(1))), API.issuer().token("globex"))));
    String id = "0193a1b2-0000-7000-8000-00000000abcd";
    for (String call : List.of("GET %s", "POST %s/cancellation", "GET %s/events")) {
      List<RawResponse> answers =
          Stream.of(
                  theirs, UNKNOWN, theirs.substring(1), "x", "%2e%2e", theirs + "%00", "1-1-1-1-1")
              .map(batch -> call.formatted("/deletions/" + batch).split(" "))
              .map(parts -> RawRequest.of(parts[0], Asking.DEVICE + parts[1]))
              .map(request -> request.with("x-request-id", id))
              .map(request -> ASK.answer(request.token(API.issuer().token("acme"))))
              .map(response -> response.without("Date"))
              .toList();
      assertThat(answers.get(0).status()).isEqualTo(404);
      assertThat(answers.get(0).code()).isEqualTo("INVALID_REQUEST");
      assertThat(answers).as(call).containsOnly(answers.get(0));
    }
  }

  @Test
  void letsATenantAskThatMayScheduleNoMore() {
    API.pending(RunningApi.CROWDED_CAP);
    String crowded = API.issuer().token("crowded");
    assertThat(ASK.answer(as(ASK.get("/deletions"), crowded)).status()).isEqualTo(200);
    assertThat(ASK.answer(as(ASK.post("/deletions", body(line(1))), crowded)).status())
        .isEqualTo(429);
    API.pending(0);
  }

  @Test
  void saysWhichMethodsAPathKnows() {
    RawResponse response =
        ASK.answer(RawRequest.of("DELETE", Asking.DEVICE + "/deletions/" + UNKNOWN));
    assertThat(response.status()).isEqualTo(405);
    assertThat(response.field("Allow")).isEqualTo("GET");
    assertThat(ASK.answer(RawRequest.of("GET", Asking.DEVICE + "/deletions/a/b")).status())
        .isEqualTo(404);
    assertThat(ASK.answer(RawRequest.of("GET", Asking.DEVICE + "/deletions/")).status())
        .isEqualTo(404);
  }
}
