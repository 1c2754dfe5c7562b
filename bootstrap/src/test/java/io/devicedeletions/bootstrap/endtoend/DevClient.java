package io.devicedeletions.bootstrap.endtoend;

import io.devicedeletions.adapters.http.testkit.RawRequest;
import io.devicedeletions.bootstrap.leaks.Transcript;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A client of a server in development mode, as simple as its users' scripts. */
public final class DevClient {

  static final String SECRET = Transcript.DEV_SECRET;

  private static final Pattern TOKEN = Pattern.compile("\"access_token\":\"([^\"]+)\"");
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI server;
  private final String tenant;

  /** A client of one tenant. */
  public DevClient(URI server, String tenant) {
    this.server = server;
    this.tenant = tenant;
  }

  /** A token with all scopes, good for a quarter of an hour. */
  public String token() {
    String credentials =
        Base64.getEncoder()
            .encodeToString((tenant + ":" + SECRET).getBytes(StandardCharsets.UTF_8));
    HttpResponse<String> response =
        send(
            HttpRequest.newBuilder(server.resolve("/oauth2/default/v1/token"))
                .header("Authorization", "Basic " + credentials)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(
                    BodyPublishers.ofString(
                        "grant_type=client_credentials&scope=service:integration")));
    Matcher token = TOKEN.matcher(response.body());
    if (response.statusCode() != 200 || !token.find()) {
      throw new AssertionError(response.statusCode() + " " + response.body());
    }
    return token.group(1);
  }

  HttpResponse<String> schedule(List<CsvDevice> devices) {
    String lines =
        devices.stream()
            .map(
                device -> "{\"uid\":\"%s\",\"name\":\"%s\"}".formatted(device.uid(), device.name()))
            .collect(Collectors.joining(","));
    return send(
        HttpRequest.newBuilder(server.resolve(RawRequest.DELETIONS))
            .header("Authorization", "Bearer " + token())
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{\"devices\":[" + lines + "]}")));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> answer =
          http.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString());
      Transcript.keep(answer);
      return answer;
    } catch (IOException | InterruptedException failed) {
      throw new AssertionError(failed);
    }
  }
}
