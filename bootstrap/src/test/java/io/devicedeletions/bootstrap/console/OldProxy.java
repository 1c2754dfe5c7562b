package io.devicedeletions.bootstrap.console;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands before a server and knows no streams: it refuses them, and hands on the rest. When told
 * to, it spoils what goes to one place.
 */
final class OldProxy implements AutoCloseable {

  private static final List<String> HANDED_ON = List.of("Authorization", "Accept", "Content-Type");
  private static final List<String> HANDED_BACK =
      List.of("content-type", "content-security-policy", "x-request-id", "cache-control");

  private final HttpClient http = HttpClient.newHttpClient();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicInteger refused = new AtomicInteger();
  private final Map<String, Integer> spoilt = new ConcurrentHashMap<>();
  private final HttpServer proxy;
  private final URI server;

  OldProxy(URI server) {
    this.server = server;
    try {
      proxy = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException failed) {
      throw new AssertionError(failed);
    }
    proxy.setExecutor(threads);
    proxy.createContext("/", this::answer);
    proxy.start();
  }

  /** The same place, through the proxy. */
  URI before(URI place) {
    return URI.create(
        place.toString().replace(":" + server.getPort(), ":" + proxy.getAddress().getPort()));
  }

  /** How many streams it has refused. */
  int refused() {
    return refused.get();
  }

  /** From now on refuses what goes there, with 429. */
  void refuse(String place) {
    spoilt.put(place, 429);
  }

  /** From now on hands on what goes there, but loses the answer and gives 502 instead. */
  void loseAnswersFrom(String place) {
    spoilt.put(place, 502);
  }

  /** Ends what the two above began. */
  void mend() {
    spoilt.clear();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    int wrong = spoilt.getOrDefault(path.substring(path.lastIndexOf('/') + 1), 0);
    try (exchange) {
      if (path.endsWith("/events")) {
        refused.incrementAndGet();
        exchange.sendResponseHeaders(501, -1);
      } else if (wrong == 429) {
        exchange.sendResponseHeaders(wrong, -1);
      } else if (wrong > 0) {
        ask(exchange);
        exchange.getResponseHeaders().set("x-request-id", "lost-on-the-way");
        exchange.sendResponseHeaders(wrong, -1);
      } else {
        handOn(exchange);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private HttpResponse<byte[]> ask(HttpExchange exchange) throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(server.resolve(exchange.getRequestURI()))
            .method(
                exchange.getRequestMethod(),
                BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()));
    for (String name : HANDED_ON) {
      exchange
          .getRequestHeaders()
          .getOrDefault(name, List.of())
          .forEach(value -> request.setHeader(name, value));
    }
    return http.send(request.build(), BodyHandlers.ofByteArray());
  }

  private void handOn(HttpExchange exchange) throws IOException, InterruptedException {
    HttpResponse<byte[]> answer = ask(exchange);
    for (String name : HANDED_BACK) {
      answer
          .headers()
          .firstValue(name)
          .ifPresent(value -> exchange.getResponseHeaders().set(name, value));
    }
    exchange.sendResponseHeaders(
        answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
    exchange.getResponseBody().write(answer.body());
  }

  @Override
  public void close() {
    proxy.stop(0);
    threads.shutdownNow();
  }
}
