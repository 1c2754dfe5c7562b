package io.devicedeletions.bootstrap.leaks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Asks a server for its metrics and its document before it ends, if it still answers. */
public final class Farewell {

  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final HttpClient HTTP = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

  private Farewell() {}

  /** Keeps what it still says. */
  public static void to(URI api, URI management) {
    keep(Source.METRICS, management.resolve("/metrics"));
    keep(Source.DOCUMENT, api.resolve("/openapi.json"));
  }

  private static void keep(Source source, URI address) {
    try {
      Transcript.keep(
          source,
          HTTP.send(
                  HttpRequest.newBuilder(address).timeout(PATIENCE).build(),
                  BodyHandlers.ofString())
              .body());
    } catch (IOException gone) {
      Transcript.keep(source, "");
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
