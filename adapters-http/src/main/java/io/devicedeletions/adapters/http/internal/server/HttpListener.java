package io.devicedeletions.adapters.http.internal.server;

import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.server.HttpHandler;
import java.net.InetSocketAddress;
import org.xnio.Options;

/** Undertow with every limit set: its defaults trust the network. Thread-safe. */
public final class HttpListener implements AutoCloseable {

  private static final int MAX_HEADER_BYTES = 16 * 1024;
  private static final int MAX_HEADER_FIELDS = 64;
  private static final int MAX_PARAMETERS = 16;
  private static final int PARSE_TIMEOUT_MILLISECONDS = 5_000;
  private static final int IDLE_TIMEOUT_MILLISECONDS = 60_000;
  private static final int WRITE_TIMEOUT_MILLISECONDS = 10_000;
  private static final int MAX_CONNECTIONS = 2_000;
  private static final int CONNECTIONS_BEFORE_ACCEPTING_AGAIN = 1_900;
  private static final int BACKLOG = 1_024;

  /** Undertow's own limit for bodies drops the connection, so it is out of the way of ours. */
  private static final long ENTITY_BACKSTOP_BYTES = 2 * AnswerWriter.LINGER_BYTES;

  private final Undertow undertow;

  private HttpListener(Undertow undertow) {
    this.undertow = undertow;
  }

  /**
   * Where to listen, and with how much.
   *
   * @param host the address
   * @param port the port; 0 picks a free one
   * @param workerThreads how many threads may block
   * @param maxBodyBytes how large bodies may get
   */
  public record Setup(String host, int port, int workerThreads, long maxBodyBytes) {}

  /**
   * Listens.
   *
   * @throws RuntimeException if the address cannot be listened on; its cause says why
   */
  public static HttpListener start(Setup setup, HttpHandler handler) {
    Undertow undertow =
        Undertow.builder()
            .addHttpListener(setup.port(), setup.host(), handler)
            .setWorkerThreads(setup.workerThreads())
            .setServerOption(UndertowOptions.ENABLE_HTTP2, false)
            .setServerOption(UndertowOptions.MAX_HEADER_SIZE, MAX_HEADER_BYTES)
            .setServerOption(UndertowOptions.MAX_HEADERS, MAX_HEADER_FIELDS)
            .setServerOption(UndertowOptions.MAX_PARAMETERS, MAX_PARAMETERS)
            .setServerOption(UndertowOptions.MAX_COOKIES, MAX_PARAMETERS)
            .setServerOption(
                UndertowOptions.MAX_ENTITY_SIZE, setup.maxBodyBytes() + ENTITY_BACKSTOP_BYTES)
            .setServerOption(UndertowOptions.REQUEST_PARSE_TIMEOUT, PARSE_TIMEOUT_MILLISECONDS)
            .setServerOption(UndertowOptions.NO_REQUEST_TIMEOUT, IDLE_TIMEOUT_MILLISECONDS)
            .setSocketOption(Options.WRITE_TIMEOUT, WRITE_TIMEOUT_MILLISECONDS)
            .setSocketOption(Options.CONNECTION_HIGH_WATER, MAX_CONNECTIONS)
            .setSocketOption(Options.CONNECTION_LOW_WATER, CONNECTIONS_BEFORE_ACCEPTING_AGAIN)
            .setSocketOption(Options.BACKLOG, BACKLOG)
            .build();
    undertow.start();
    return new HttpListener(undertow);
  }

  /** The port that is listened on. */
  public int port() {
    return ((InetSocketAddress) undertow.getListenerInfo().get(0).getAddress()).getPort();
  }

  /** Stops listening and cuts off whatever is still under way. */
  @Override
  public void close() {
    undertow.stop();
  }
}
