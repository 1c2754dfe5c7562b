package io.devicedeletions.adapters.http.token;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A key server on loopback that answers whatever a test wants, and remembers what was asked for.
 */
final class KeyServer implements AutoCloseable {

  static final String KEYS = "/keys";
  static final String METADATA = "/.well-known/openid-configuration";

  /** What is answered. */
  @FunctionalInterface
  interface Behaviour {
    void answer(HttpExchange exchange) throws IOException;
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Queue<String> asked = new ConcurrentLinkedQueue<>();
  private volatile Behaviour keys = exchange -> send(exchange, 503, "");
  private volatile Behaviour metadata = exchange -> send(exchange, 404, "");

  KeyServer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  private void handle(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    asked.add(path);
    try (exchange) {
      (path.equals(KEYS) ? keys : metadata).answer(exchange);
    }
  }

  static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  /** Publishes the public halves of these keys. */
  void publish(JWK... published) {
    String text = new JWKSet(List.of(published)).toString(true);
    keys(exchange -> send(exchange, 200, text));
  }

  /** Answers for the keys like this. */
  void keys(Behaviour behaviour) {
    keys = behaviour;
  }

  /** Answers for everything else like this. */
  void metadata(Behaviour behaviour) {
    metadata = behaviour;
  }

  /** Everything that was asked for since the last call. */
  List<String> asked() {
    List<String> paths = List.copyOf(asked);
    asked.clear();
    return paths;
  }

  /** The issuer that has its keys here. */
  String issuer() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  KeyAddress keySet() {
    return KeyAddress.ofKeySet(issuer() + KEYS);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
