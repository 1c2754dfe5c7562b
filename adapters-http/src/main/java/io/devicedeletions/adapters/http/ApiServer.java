package io.devicedeletions.adapters.http;

import io.devicedeletions.adapters.http.internal.deletions.Authorization;
import io.devicedeletions.adapters.http.internal.deletions.ScheduleEndpoint;
import io.devicedeletions.adapters.http.internal.document.DocumentEndpoint;
import io.devicedeletions.adapters.http.internal.exchange.Route;
import io.devicedeletions.adapters.http.internal.exchange.Routes;
import io.devicedeletions.adapters.http.internal.issuer.TokenEndpoint;
import io.devicedeletions.adapters.http.internal.server.ApiHandler;
import io.devicedeletions.adapters.http.internal.server.CurrentWork;
import io.devicedeletions.adapters.http.internal.server.HttpListener;
import io.devicedeletions.adapters.http.internal.server.InFlightRequests;
import io.devicedeletions.adapters.http.token.BearerTokens;
import io.devicedeletions.adapters.http.token.DevIssuer;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;

/** The API, listening. Thread-safe. */
public final class ApiServer implements AutoCloseable {

  private static final Duration GRACE_OF_CLOSE = Duration.ofSeconds(20);

  private final HttpListener listener;
  private final InFlightRequests inFlight;

  private ApiServer(HttpListener listener, InFlightRequests inFlight) {
    this.listener = listener;
    this.inFlight = inFlight;
  }

  /**
   * Listens; requests are answered from the moment this returns.
   *
   * @param settings how to listen and what to take
   * @param useCases what can be done
   * @param tokens tells who calls
   * @param apiListener hears what is done
   * @param devIssuer an issuer to serve at {@link DevIssuer#PATH}, for development alone
   * @throws RuntimeException if the address cannot be listened on; its cause says why
   */
  public static ApiServer start(
      ApiSettings settings,
      ApiUseCases useCases,
      BearerTokens tokens,
      ApiListener apiListener,
      Option<DevIssuer> devIssuer) {
    InFlightRequests inFlight = new InFlightRequests(settings.limits().maxConcurrentRequests());
    ApiHandler handler =
        new ApiHandler(
            routes(settings, useCases, tokens, devIssuer),
            inFlight,
            new CurrentWork(
                settings.limits().maxConcurrentRequests(), settings.limits().targetTime()),
            settings.limits().bodyDeadline(),
            new Announcements(apiListener));
    HttpListener.Setup setup =
        new HttpListener.Setup(
            settings.host(),
            settings.port(),
            settings.limits().workerThreads(),
            settings.limits().maxBodyBytes());
    return new ApiServer(HttpListener.start(setup, handler), inFlight);
  }

  private static Routes routes(
      ApiSettings settings,
      ApiUseCases useCases,
      BearerTokens tokens,
      Option<DevIssuer> devIssuer) {
    ScheduleEndpoint schedule =
        new ScheduleEndpoint(
            new Authorization(tokens, useCases.admitTenant(), settings.scheduleScope()),
            settings.lenientRequestId(),
            settings.limits().batchLimit(),
            useCases.scheduleDeletions());
    return new Routes(
        Vector.of(
                new Route(
                    "POST", ScheduleEndpoint.PATH, settings.limits().maxBodyBytes(), schedule),
                new Route("GET", DocumentEndpoint.PATH, 0, new DocumentEndpoint()))
            .appendAll(
                devIssuer.map(
                    issuer ->
                        new Route(
                            "POST",
                            DevIssuer.PATH,
                            TokenEndpoint.MAX_BODY_BYTES,
                            new TokenEndpoint(issuer)))));
  }

  /** The port that is listened on. */
  public int port() {
    return listener.port();
  }

  /**
   * Answers 503 to new requests from now on, and waits for those in flight.
   *
   * @param longest how long to wait
   * @return false if requests are still in flight at the end of the wait, or it was interrupted
   */
  public boolean drain(Duration longest) {
    try {
      return inFlight.drain(longest);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /**
   * Stops; what is still in flight is cut off. Where nobody called {@link #drain} before, this does
   * and waits 20 seconds at most.
   */
  @Override
  public void close() {
    if (!inFlight.isDraining()) {
      drain(GRACE_OF_CLOSE);
    }
    listener.close();
  }
}
