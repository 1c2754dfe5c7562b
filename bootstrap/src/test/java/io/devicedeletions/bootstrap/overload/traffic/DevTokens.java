package io.devicedeletions.bootstrap.overload.traffic;

import io.devicedeletions.bootstrap.campaign.process.Pause;
import io.devicedeletions.bootstrap.campaign.process.ServerCommand;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Gets tokens from a development server. */
public final class DevTokens {

  /** A server that is just being left by those who asked too much may turn this one away, too. */
  private static final int TOO_BUSY = 503;

  private static final int MOST_TIMES = 100;
  private static final int PAUSE_MILLIS = 200;
  private static final String FIELD = "\"access_token\":\"";

  private DevTokens() {}

  /** A token for a tenant, good for a quarter of an hour. */
  public static String of(URI server, String tenant) {
    String credentials = tenant + ":" + ServerCommand.SECRET;
    HttpRequest request =
        HttpRequest.newBuilder(server.resolve("/oauth2/default/v1/token"))
            .header(
                "Authorization",
                "Basic "
                    + Base64.getEncoder()
                        .encodeToString(credentials.getBytes(StandardCharsets.UTF_8)))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("grant_type=client_credentials"))
            .build();
    HttpResponse<String> answer = ask(request);
    for (int time = 0; answer.statusCode() == TOO_BUSY && time < MOST_TIMES; time++) {
      Pause.millis(PAUSE_MILLIS);
      answer = ask(request);
    }
    return tokenIn(answer.body());
  }

  private static HttpResponse<String> ask(HttpRequest request) {
    try {
      return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  private static String tokenIn(String document) {
    int begin = document.indexOf(FIELD);
    if (begin < 0) {
      throw new IllegalStateException("no token: " + document);
    }
    begin += FIELD.length();
    return document.substring(begin, document.indexOf('"', begin));
  }
}
