package io.devicedeletions.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.adapters.http.testkit.Json;
import io.devicedeletions.adapters.http.testkit.RawConnection;
import io.devicedeletions.adapters.http.testkit.RawRequest;
import io.devicedeletions.adapters.http.testkit.RawResponse;
import io.devicedeletions.adapters.http.testkit.RunningApi;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The served document tells the truth: every example in it is what the server really answers. */
@Timeout(60)
class OpenApiDocumentTest {

  private static final String ONE = "{\"devices\":[{\"uid\":\"u\",\"name\":\"n\"}]}";

  private final Map<String, Object> document = served();
  private final Map<String, Object> operation = at(document, "paths", RawRequest.DELETIONS, "post");
  private final Set<String> shown = new HashSet<>();

  private static Map<String, Object> served() {
    try (RunningApi api = RunningApi.start()) {
      return api.send(RawRequest.of("GET", "/openapi.json")).json();
    }
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> at(Map<String, Object> from, String... path) {
    Map<String, Object> found = from;
    for (String name : path) {
      assertThat(found).containsKey(name);
      found = (Map<String, Object>) Objects.requireNonNull(found.get(name));
    }
    return found;
  }

  @Test
  void describesThePublishedOperation() {
    assertThat(document).containsEntry("openapi", "3.1.0");
    assertThat(document.get("servers")).asString().contains("url=/,").doesNotContain("http");
    assertThat(operation).containsEntry("operationId", "deleteDevices");
    assertThat(at(operation, "responses"))
        .containsOnlyKeys(
            "202", "400", "401", "403", "404", "405", "408", "409", "413", "415", "422", "429",
            "500", "503");
    assertThat(at(document, "components", "securitySchemes", "bearerAuth"))
        .containsEntry("scheme", "bearer");
  }

  @Test
  void saysTheRuleForUidsInWordsInsteadOfAFormat() {
    Map<String, Object> schemas = at(document, "components", "schemas");
    assertThat(at(schemas, "Device", "properties", "uid")).doesNotContainKey("format");
    assertThat(at(schemas, "DeletionRequest", "properties", "devices"))
        .containsEntry("maxItems", 100);
    assertThat(at(schemas, "Error", "properties", "code").get("enum"))
        .isEqualTo(
            List.of(
                "EMPTY_REQUEST",
                "BATCH_SIZE_EXCEEDED",
                "INVALID_REQUEST",
                "EMPTY_TENANT",
                "FEATURE_NOT_ENABLED",
                "INTERNAL_ERROR"));
  }

  @Test
  void everyReferenceLeadsSomewhere() {
    for (String reference : references(document)) {
      at(document, reference.substring(2).split("/", -1));
    }
  }

  private static List<String> references(Object node) {
    if (node instanceof Map<?, ?> members) {
      return members.get("$ref") instanceof String reference
          ? List.of(reference)
          : members.values().stream().flatMap(value -> references(value).stream()).toList();
    }
    return node instanceof List<?> elements
        ? elements.stream().flatMap(value -> references(value).stream()).toList()
        : List.of();
  }

  @Test
  void everyExampleIsWhatTheServerAnswers() throws InterruptedException {
    try (RunningApi api = RunningApi.start()) {
      Map<String, Object> request =
          at(operation, "requestBody", "content", "application/json", "examples", "twoDevices");
      assertShown(api.send(api.post(Json.text(request.get("value")))), "twoDevices");
      assertShown(api.send(api.post("{}")), "noDevices");
      assertShown(
          api.send(api.post("{\"devices\":[" + "7,".repeat(100) + "7]}")), "tooManyDevices");
      assertShown(
          api.send(api.post("{\"devices\":[{\"uid\":\"u\",\"name\":\" \"},7]}")), "blankName");
      assertShown(api.send(line(api, "POST " + RawRequest.DELETIONS + "?a=b")), "queryParameter");
      assertShown(api.send(api.post(ONE).with("x-request-id", "x")), "requestId");
      assertShown(api.send(api.post(ONE).with("Idempotency-Key", "")), "idempotencyKey");
      assertShown(api.send(token(api, "")), "noTenant");
      assertShown(api.send(token(api, "nobody")), "notEnabled");
      api.pending(RunningApi.CROWDED_CAP);
      assertShown(api.send(token(api, "crowded")), "tooManyPending");
      assertShown(api.send(line(api, "POST /nothing")), "unknownPath");
      assertShown(api.send(line(api, "PUT " + RawRequest.DELETIONS)), "otherMethod");
      assertShown(api.send(api.post("").body(new byte[1024 * 1024 + 1])), "tooLarge");
      assertShown(api.send(api.post(ONE).with("Content-Encoding", "gzip")), "notJson");
      api.send(api.post(ONE).with("Idempotency-Key", "k"));
      assertShown(
          api.send(api.post(ONE.replace("\"n\"", "\"m\"")).with("Idempotency-Key", "k")),
          "keyReused");
      assertShown(inFlight(api), "keyInFlight");
      assertShown(api.send(RawRequest.post(ONE)), "");
      assertTroubleIsShown(api);
    }
    assertThat(shown).isEqualTo(examples());
  }

  private void assertTroubleIsShown(RunningApi api) {
    assertShown(late(), "late");
    RawRequest request = api.post(ONE);
    api.queue().breakDown(IllegalStateException::new);
    assertShown(api.send(request), "trouble");
    api.issuer().loseKeys();
    assertShown(api.send(request), "noKeys");
    api.server().drain(Duration.ofSeconds(5));
    assertShown(api.send(request), "busy");
  }

  private static RawRequest line(RunningApi api, String methodAndTarget) {
    return api.post(ONE).line(methodAndTarget + " HTTP/1.1");
  }

  private static RawRequest token(RunningApi api, String tenant) {
    return RawRequest.post(ONE).token(api.issuer().token(tenant));
  }

  private static RawResponse late() {
    try (RunningApi api = RunningApi.start(limits -> limits.withBody(1000, Duration.ofMillis(50)));
        RawConnection connection = api.connect()) {
      connection.send(api.post(ONE).head());
      return connection.read();
    }
  }

  private static RawResponse inFlight(RunningApi api) throws InterruptedException {
    CountDownLatch open = new CountDownLatch(1);
    RawRequest request = api.post(ONE).with("Idempotency-Key", "in-flight");
    try (RawConnection first = api.connect()) {
      CountDownLatch entered = api.queue().waitFor(open);
      first.send(request.bytes());
      entered.await();
      RawResponse second = api.send(request);
      open.countDown();
      first.read();
      return second;
    }
  }

  /** The answer's status is described, its fields are there, and its body is the example. */
  private void assertShown(RawResponse answer, String example) {
    Map<String, Object> described = at(operation, "responses", String.valueOf(answer.status()));
    for (String field : at(described, "headers").keySet()) {
      if (Boolean.TRUE.equals(at(document, "components", "headers", field).get("required"))) {
        assertThat(answer.field(field)).as("%s of %s", field, answer).isNotEmpty();
      }
    }
    if (!example.isEmpty()) {
      Map<String, Object> content = at(described, "content", "application/json", "examples");
      assertThat(answer.json()).isEqualTo(at(content, example).get("value"));
      shown.add(answer.status() + " " + example);
    }
  }

  private Set<String> examples() {
    Set<String> examples = new HashSet<>();
    for (String status : at(operation, "responses").keySet()) {
      Map<String, Object> response = at(operation, "responses", status);
      if (response.containsKey("content")) {
        at(response, "content", "application/json", "examples")
            .keySet()
            .forEach(name -> examples.add(status + " " + name));
      }
    }
    return examples;
  }
}
