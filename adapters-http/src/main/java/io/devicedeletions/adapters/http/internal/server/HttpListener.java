package io.devicedeletions.adapters.http.internal.server;

import io.devicedeletions.adapters.http.tls.TransportSecurity;
import io.undertow.UndertowOptions;
import io.undertow.connector.ByteBufferPool;
import io.undertow.protocols.ssl.UndertowXnioSsl;
import io.undertow.server.DefaultByteBufferPool;
import io.undertow.server.HttpHandler;
import io.undertow.server.protocol.http.HttpOpenListener;
import io.vavr.control.Option;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.xnio.ChannelListener;
import org.xnio.ChannelListeners;
import org.xnio.IoUtils;
import org.xnio.OptionMap;
import org.xnio.Options;
import org.xnio.Sequence;
import org.xnio.StreamConnection;
import org.xnio.Xnio;
import org.xnio.XnioWorker;
import org.xnio.channels.AcceptingChannel;

/** Undertow with every limit set: its defaults trust the network. Thread-safe. */
public final class HttpListener implements AutoCloseable {

  private static final int BUFFER_BYTES = 16 * 1024 - 20;
  private static final int BUFFERS_A_THREAD = 4;
  private static final int MAX_HEADER_BYTES = 16 * 1024;
  private static final int MAX_HEADER_FIELDS = 64;
  private static final int MAX_PARAMETERS = 16;
  private static final int PARSE_TIMEOUT_MILLISECONDS = 5_000;
  private static final int IDLE_TIMEOUT_MILLISECONDS = 60_000;
  private static final int BACKLOG = 1_024;

  /** Otherwise the system would keep megabytes for a client that does not read its answers. */
  private static final int SEND_BUFFER_BYTES = 64 * 1024;

  /** Beyond what {@link OpenConnections} closes for: none is accepted while so many are open. */
  private static final int CONNECTIONS_BACKSTOP = 200;

  /** Undertow's own limit for bodies drops the connection, so it is out of the way of ours. */
  private static final long ENTITY_BACKSTOP_BYTES = 2 * Lingering.MOST_BYTES;

  private static final Duration LAST_ANSWERS = Duration.ofSeconds(2);
  private static final Duration GOODBYE = Duration.ofSeconds(1);
  private static final Duration LAST_WORK = Duration.ofSeconds(1);

  private final XnioWorker worker;
  private final AcceptingChannel<? extends StreamConnection> server;
  private final OpenConnections connections;
  private boolean closed;

  private HttpListener(
      XnioWorker worker,
      AcceptingChannel<? extends StreamConnection> server,
      OpenConnections connections) {
    this.worker = worker;
    this.server = server;
    this.connections = connections;
  }

  /**
   * Where to listen, and with how much.
   *
   * @param host the address
   * @param port the port; 0 picks a free one
   * @param workerThreads how many threads may block
   * @param maxBodyBytes how large bodies may get
   * @param maxConnections how many connections may be open
   * @param security TLS, if that is spoken
   */
  public record Setup(
      String host,
      int port,
      int workerThreads,
      long maxBodyBytes,
      int maxConnections,
      Option<TransportSecurity> security) {}

  /**
   * Listens.
   *
   * @throws RuntimeException if the address cannot be listened on; its cause says why
   */
  public static HttpListener start(Setup setup, HttpHandler handler) {
    Xnio xnio = Xnio.getInstance(HttpListener.class.getClassLoader());
    try {
      XnioWorker worker = xnio.createWorker(threads(setup.workerThreads()));
      try {
        return listen(setup, handler, worker);
      } catch (IOException | RuntimeException failed) {
        worker.shutdownNow();
        throw failed;
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static HttpListener listen(Setup setup, HttpHandler handler, XnioWorker worker)
      throws IOException {
    ByteBufferPool buffers = new DefaultByteBufferPool(true, BUFFER_BYTES, -1, BUFFERS_A_THREAD);
    HttpOpenListener http = new HttpOpenListener(buffers, limits(setup.maxBodyBytes()));
    OpenConnections connections = new OpenConnections(http, setup.maxConnections());
    http.setRootHandler(connections.watched(handler));
    InetSocketAddress address = new InetSocketAddress(setup.host(), setup.port());
    OptionMap sockets = sockets(setup.maxConnections());
    AcceptingChannel<? extends StreamConnection> server =
        setup.security().isEmpty()
            ? worker.createStreamConnectionServer(
                address, ChannelListeners.openListenerAdapter(connections), sockets)
            : secured(setup.security().get(), worker, address, connections, sockets);
    server.resumeAccepts();
    return new HttpListener(worker, server, connections);
  }

  private static AcceptingChannel<? extends StreamConnection> secured(
      TransportSecurity security,
      XnioWorker worker,
      InetSocketAddress address,
      ChannelListener<StreamConnection> connections,
      OptionMap sockets)
      throws IOException {
    UndertowXnioSsl ssl =
        new UndertowXnioSsl(
            worker.getXnio(), OptionMap.EMPTY, security.context(), security.handshakes());
    security.whenChanged(ssl::updateSSLContext);
    return ssl.createSslConnectionServer(
        worker, address, ChannelListeners.openListenerAdapter(connections), sockets);
  }

  private static OptionMap threads(int workerThreads) {
    return OptionMap.builder()
        .set(Options.WORKER_IO_THREADS, Math.max(Runtime.getRuntime().availableProcessors(), 2))
        .set(Options.WORKER_TASK_CORE_THREADS, workerThreads)
        .set(Options.WORKER_TASK_MAX_THREADS, workerThreads)
        .getMap();
  }

  private static OptionMap sockets(int maxConnections) {
    return OptionMap.builder()
        .set(Options.TCP_NODELAY, true)
        .set(Options.REUSE_ADDRESSES, true)
        .set(Options.CONNECTION_HIGH_WATER, maxConnections + CONNECTIONS_BACKSTOP)
        .set(Options.CONNECTION_LOW_WATER, maxConnections + CONNECTIONS_BACKSTOP / 2)
        .set(Options.BACKLOG, BACKLOG)
        .set(Options.SEND_BUFFER, SEND_BUFFER_BYTES)
        .set(Options.SSL_ENABLED_PROTOCOLS, Sequence.of(TransportSecurity.PROTOCOLS))
        .getMap();
  }

  private static OptionMap limits(long maxBodyBytes) {
    return OptionMap.builder()
        .set(UndertowOptions.ENABLE_HTTP2, false)
        // An answer that is buffered would count as sent before it is.
        .set(UndertowOptions.BUFFER_PIPELINED_DATA, false)
        .set(UndertowOptions.MAX_HEADER_SIZE, MAX_HEADER_BYTES)
        .set(UndertowOptions.MAX_HEADERS, MAX_HEADER_FIELDS)
        .set(UndertowOptions.MAX_PARAMETERS, MAX_PARAMETERS)
        .set(UndertowOptions.MAX_COOKIES, MAX_PARAMETERS)
        .set(UndertowOptions.MAX_ENTITY_SIZE, maxBodyBytes + ENTITY_BACKSTOP_BYTES)
        .set(UndertowOptions.REQUEST_PARSE_TIMEOUT, PARSE_TIMEOUT_MILLISECONDS)
        .set(UndertowOptions.NO_REQUEST_TIMEOUT, IDLE_TIMEOUT_MILLISECONDS)
        .getMap();
  }

  /** The port that is listened on. */
  public int port() {
    return server.getLocalAddress(InetSocketAddress.class).getPort();
  }

  /**
   * Goes on for a while, for the clients that will learn from their next answer that they should
   * leave; returns at once when none is connected.
   *
   * @return false if some are connected in the end
   */
  public boolean awaitLeave(Duration longest) {
    connections.endPauses();
    return await(() -> connections.awaitNone(longest.toNanos()));
  }

  /**
   * Stops listening, lets the last answers out and closes every connection. What is still under way
   * after some seconds is cut off. Closing again is harmless.
   */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    IoUtils.safeClose(server);
    connections.endPauses();
    await(() -> connections.awaitNoneBusy(LAST_ANSWERS.toNanos()));
    connections.endIdle();
    await(() -> connections.awaitNone(GOODBYE.toNanos()));
    worker.shutdown();
    await(() -> worker.awaitTermination(LAST_WORK.toMillis(), TimeUnit.MILLISECONDS));
    worker.shutdownNow();
  }

  private interface Wait {
    boolean over() throws InterruptedException;
  }

  /** Whoever is interrupted waits no more; what follows goes on all the same. */
  private static boolean await(Wait wait) {
    try {
      return wait.over();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
