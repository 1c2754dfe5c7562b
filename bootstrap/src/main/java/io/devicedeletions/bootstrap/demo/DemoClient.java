package io.devicedeletions.bootstrap.demo;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.devicedeletions.domain.batch.BatchId;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

/** An ordinary client of the published API, with nothing but HTTP. */
final class DemoClient {

  private static final JsonFactory JSON = new JsonFactory();
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI server;
  private final String secret;

  DemoClient(URI server, String secret) {
    this.server = server;
    this.secret = secret;
  }

  /** What the server answered to a batch. */
  record Answer(int status, int scheduledCount, BatchId batch) {}

  Answer schedule(DemoBatch batch) throws IOException, InterruptedException {
    HttpResponse<String> response =
        http.send(
            HttpRequest.newBuilder(server.resolve("/api/v1/data-management/device/deletions"))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token(batch.tenant()))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body(batch)))
                .build(),
            BodyHandlers.ofString());
    if (response.statusCode() != 202) {
      throw new IOException("the server answered " + response.statusCode() + response.body());
    }
    return new Answer(
        response.statusCode(), number(response.body(), "scheduledCount"), batchId(response));
  }

  private static BatchId batchId(HttpResponse<String> response) throws IOException {
    String location = response.headers().firstValue("Location").orElse("");
    return BatchId.parse(location.substring(location.lastIndexOf('/') + 1))
        .getOrElseThrow(() -> new IOException("the answer has no Location"));
  }

  private String token(DemoTenant tenant) throws IOException, InterruptedException {
    String credentials = tenant.id() + ":" + secret;
    HttpResponse<String> response =
        http.send(
            HttpRequest.newBuilder(server.resolve("/oauth2/default/v1/token"))
                .timeout(PATIENCE)
                .header(
                    "Authorization",
                    "Basic "
                        + Base64.getEncoder()
                            .encodeToString(credentials.getBytes(StandardCharsets.UTF_8)))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials"))
                .build(),
            BodyHandlers.ofString());
    return text(response.body(), "access_token");
  }

  private static String body(DemoBatch batch) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      json.writeArrayFieldStart("devices");
      for (DemoLine line : batch.lines()) {
        json.writeStartObject();
        json.writeStringField("uid", line.uid());
        json.writeStringField("name", line.name());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    return text.toString();
  }

  private static String text(String body, String field) throws IOException {
    try (JsonParser json = at(body, field)) {
      return json.getText();
    }
  }

  private static int number(String body, String field) throws IOException {
    try (JsonParser json = at(body, field)) {
      return json.getIntValue();
    }
  }

  private static JsonParser at(String body, String field) throws IOException {
    JsonParser json = JSON.createParser(body);
    while (json.nextToken() != null) {
      if (json.currentToken() == JsonToken.FIELD_NAME && field.equals(json.currentName())) {
        json.nextToken();
        return json;
      }
    }
    json.close();
    throw new IOException("the answer has no " + field);
  }
}
