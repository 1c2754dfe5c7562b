package io.devicedeletions.bootstrap.server;

import io.devicedeletions.adapters.http.ApiServer;
import io.devicedeletions.adapters.http.token.DevIssuer;
import io.devicedeletions.adapters.jdbc.JdbcStore;
import io.devicedeletions.bootstrap.configuration.DatabaseConfiguration;
import io.devicedeletions.bootstrap.configuration.ServerConfiguration;
import io.vavr.control.Option;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A server process from start to stop. Thread-safe; closing it more than once is harmless.
 *
 * <p>It stops in the reverse order of its start: requests first, then workers, then the store; the
 * management port last, so that health can be asked for until the end.
 */
public final class RunningServer implements AutoCloseable {

  private static final Duration LONGEST_DRAIN = Duration.ofSeconds(18);

  private final ServerParts parts;
  private final AtomicBoolean closing = new AtomicBoolean();
  private final CountDownLatch closed = new CountDownLatch(1);

  private RunningServer(ServerParts parts) {
    this.parts = parts;
  }

  /**
   * Starts a server and returns once it does all that its role asks for.
   *
   * @throws ServerProblem if a port or the data directory is taken
   * @throws io.devicedeletions.bootstrap.database.UnusableDatabase if the store cannot be opened
   */
  public static RunningServer start(
      DatabaseConfiguration database, ServerConfiguration configuration) {
    return new RunningServer(ServerParts.start(database, configuration));
  }

  /** Where the API listens; none in a worker. */
  public Option<URI> apiAddress() {
    String scheme = configuration().tls().isDefined() ? "https" : "http";
    return parts
        .api()
        .map(ApiServer::port)
        .map(port -> address(scheme, configuration().host(), port));
  }

  /** Where health and metrics are. */
  public URI managementAddress() {
    return address("http", configuration().managementHost(), parts.management().port());
  }

  /** An IPv6 address stands in brackets in a URI. */
  private static URI address(String scheme, String host, int port) {
    return URI.create(scheme + "://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port);
  }

  private ServerConfiguration configuration() {
    return parts.configuration();
  }

  /** Who issues tokens in this process, if anybody does. */
  public Option<DevIssuer> devIssuer() {
    return parts.devIssuer();
  }

  /** The store that the server works on. */
  public JdbcStore store() {
    return parts.store();
  }

  /** Waits until the server is closed. */
  public void awaitClose() throws InterruptedException {
    closed.await();
  }

  /**
   * Stops: takes no more requests, finishes those in flight (for 18 seconds at most), then the
   * claims under way. What was accepted and is not removed yet stays due for the next start.
   */
  @Override
  public void close() {
    if (closing.compareAndSet(false, true)) {
      parts.readiness().stopping();
      parts.api().forEach(api -> api.drain(LONGEST_DRAIN));
      parts.teardown().close();
      closed.countDown();
    }
  }
}
