package io.devicedeletions.bootstrap.campaign.load;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.devicedeletions.bootstrap.campaign.ledger.Answer;
import io.devicedeletions.bootstrap.campaign.ledger.Answer.AnsweredLine;
import io.devicedeletions.bootstrap.campaign.ledger.AskedLine;
import io.devicedeletions.bootstrap.campaign.load.RequestGenerator.Request;
import io.devicedeletions.bootstrap.campaign.process.ServerCommand;
import io.devicedeletions.bootstrap.leaks.Transcript;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Sends requests and says what came back. Thread-safe. */
final class Client {

  private static final JsonFactory JSON = new JsonFactory();
  private static final String PATH = "/api/v1/data-management/device/deletions";

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();
  private final Map<String, String> tokens = new ConcurrentHashMap<>();
  private final Duration patience;

  Client(Duration patience) {
    this.patience = patience;
  }

  Answer send(URI server, Request request) {
    try {
      String token = token(server, request.tenant());
      return send(server, request, token);
    } catch (IOException notSent) {
      return new Answer.Refused(Answer.NOT_SENT);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return new Answer.Refused(Answer.NOT_SENT);
    }
  }

  private Answer send(URI server, Request request, String token) {
    try {
      HttpResponse<String> response =
          http.send(
              HttpRequest.newBuilder(server.resolve(PATH))
                  .timeout(patience)
                  .header("Authorization", "Bearer " + token)
                  .header("Content-Type", "application/json")
                  .header("Idempotency-Key", request.key())
                  .header("x-request-id", request.id())
                  .POST(BodyPublishers.ofString(body(request.lines())))
                  .build(),
              BodyHandlers.ofString());
      Transcript.keep(response);
      return answer(server, request, response);
    } catch (ConnectException | HttpConnectTimeoutException notSent) {
      return new Answer.Refused(Answer.NOT_SENT);
    } catch (IOException failed) {
      return new Answer.Unknown(failed.toString());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return new Answer.Unknown("interrupted");
    }
  }

  private Answer answer(URI server, Request request, HttpResponse<String> response)
      throws IOException {
    int status = response.statusCode();
    if (status == 202) {
      return accepted(response);
    }
    if (status == 401) {
      tokens.remove(server + request.tenant());
    }
    return (status >= 400 && status < 500) || status == 503
        ? new Answer.Refused(status)
        : new Answer.Unknown("status " + status);
  }

  private static String body(List<AskedLine> lines) {
    return lines.stream()
        .map(line -> "{\"uid\":\"%s\",\"name\":\"%s\"}".formatted(line.uid(), line.name()))
        .collect(Collectors.joining(",", "{\"devices\":[", "]}"));
  }

  /** A restarted server has new keys, and another address, so a token never meets a wrong one. */
  private String token(URI server, String tenant) throws IOException, InterruptedException {
    String known = tokens.get(server + tenant);
    if (known != null) {
      return known;
    }
    String credentials =
        Base64.getEncoder()
            .encodeToString((tenant + ":" + ServerCommand.SECRET).getBytes(StandardCharsets.UTF_8));
    HttpResponse<String> response =
        http.send(
            HttpRequest.newBuilder(server.resolve("/oauth2/default/v1/token"))
                .timeout(patience)
                .header("Authorization", "Basic " + credentials)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(
                    BodyPublishers.ofString(
                        "grant_type=client_credentials&scope=service:integration"))
                .build(),
            BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new IOException("no token: " + response.statusCode());
    }
    String token = textOf(response.body(), "access_token");
    tokens.put(server + tenant, token);
    return token;
  }

  private static String textOf(String document, String field) throws IOException {
    try (JsonParser json = JSON.createParser(document)) {
      for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
        if (token == JsonToken.VALUE_STRING && field.equals(json.currentName())) {
          return json.getText();
        }
      }
    }
    throw new IOException("no " + field + " in an answer");
  }

  private static Answer accepted(HttpResponse<String> response) throws IOException {
    String location = response.headers().firstValue("Location").orElse("");
    int scheduled = -1;
    List<AnsweredLine> lines = new ArrayList<>();
    String uid = "";
    String name = "";
    try (JsonParser json = JSON.createParser(response.body())) {
      for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
        switch (token == JsonToken.FIELD_NAME || !token.isScalarValue() ? "" : json.currentName()) {
          case "scheduledCount" -> scheduled = json.getIntValue();
          case "uid" -> uid = json.getText();
          case "name" -> name = json.getText();
          case "status" -> {
            if (!json.getParsingContext().getParent().inRoot()) {
              lines.add(new AnsweredLine(uid, name, json.getText()));
            }
          }
          default -> {}
        }
      }
    }
    return new Answer.Accepted(
        location.substring(location.lastIndexOf('/') + 1), scheduled, List.copyOf(lines));
  }
}
