package io.devicedeletions.adapters.http.internal.server;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells machines how the process is. Liveness is answered by the connection's own thread and
 * depends on nothing: a slow database must not get the process killed. Thread-safe.
 *
 * @param ready whether the API should get requests; may block
 * @param metrics the metrics in the Prometheus text format; may block
 */
public record ManagementHandler(BooleanSupplier ready, Supplier<String> metrics)
    implements HttpHandler {

  private static final Logger LOG = LoggerFactory.getLogger(ManagementHandler.class);

  private static final String PLAIN = "text/plain; charset=utf-8";
  private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";

  @Override
  public void handleRequest(HttpServerExchange exchange) {
    switch (exchange.getRequestMethod() + " " + exchange.getRequestURI()) {
      case "GET /livez", "HEAD /livez" -> send(exchange, 200, PLAIN, "live\n");
      case "GET /readyz", "HEAD /readyz" -> exchange.dispatch(this::sendReadiness);
      case "GET /metrics", "HEAD /metrics" -> exchange.dispatch(this::sendMetrics);
      default -> send(exchange, 404, PLAIN, "not found\n");
    }
  }

  private void sendReadiness(HttpServerExchange exchange) {
    if (isReady()) {
      send(exchange, 200, PLAIN, "ready\n");
    } else {
      send(exchange, 503, PLAIN, "not ready\n");
    }
  }

  /** Whoever cannot tell is not ready. */
  private boolean isReady() {
    try {
      return ready.getAsBoolean();
    } catch (RuntimeException cannotTell) {
      LOG.warn("readiness cannot be told", cannotTell);
      return false;
    }
  }

  private void sendMetrics(HttpServerExchange exchange) {
    send(exchange, 200, PROMETHEUS, metrics.get());
  }

  private static void send(HttpServerExchange exchange, int status, String type, String body) {
    exchange.setStatusCode(status);
    exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, type);
    exchange.getResponseHeaders().put(Headers.CACHE_CONTROL, "no-store");
    exchange.getResponseSender().send(body);
  }
}
