package io.devicedeletions.adapters.http;

import io.devicedeletions.adapters.http.internal.server.HttpListener;
import io.devicedeletions.adapters.http.internal.server.ManagementHandler;
import io.vavr.control.Option;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * The management port, for probes and metrics: {@code GET /livez} is always 200, {@code GET
 * /readyz} 200 or 503, {@code GET /metrics} the Prometheus text format; anything else is 404. It
 * asks for no token, so it belongs on an address that only machines of one's own reach.
 * Thread-safe.
 */
public final class ManagementServer implements AutoCloseable {

  private static final int WORKER_THREADS = 4;
  private static final int MAX_CONNECTIONS = 200;

  private final HttpListener listener;

  private ManagementServer(HttpListener listener) {
    this.listener = listener;
  }

  /**
   * Listens.
   *
   * @param host the address to listen on
   * @param port the port to listen on; 0 picks a free one
   * @param ready whether the API should get requests; may block, and counts as a no if it throws
   * @param metricsText the metrics in the Prometheus text format, version 0.0.4; may block
   * @throws RuntimeException if the address cannot be listened on; its cause says why
   */
  public static ManagementServer start(
      String host, int port, BooleanSupplier ready, Supplier<String> metricsText) {
    return new ManagementServer(
        HttpListener.start(
            new HttpListener.Setup(host, port, WORKER_THREADS, 0, MAX_CONNECTIONS, Option.none()),
            new ManagementHandler(ready, metricsText)));
  }

  /** The port that is listened on. */
  public int port() {
    return listener.port();
  }

  /** Stops at once. */
  @Override
  public void close() {
    listener.close();
  }
}
