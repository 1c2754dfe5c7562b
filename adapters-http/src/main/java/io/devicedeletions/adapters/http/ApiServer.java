package io.devicedeletions.adapters.http;

import io.devicedeletions.adapters.http.internal.live.LiveTopics;
import io.devicedeletions.adapters.http.internal.server.AnswerWriter;
import io.devicedeletions.adapters.http.internal.server.ApiHandler;
import io.devicedeletions.adapters.http.internal.server.Deadlines;
import io.devicedeletions.adapters.http.internal.server.HeldBytes;
import io.devicedeletions.adapters.http.internal.server.HttpListener;
import io.devicedeletions.adapters.http.internal.server.InFlightRequests;
import io.devicedeletions.adapters.http.internal.server.Workloads;
import io.devicedeletions.adapters.http.tls.TransportSecurity;
import io.devicedeletions.adapters.http.token.BearerTokens;
import io.devicedeletions.adapters.http.token.DevIssuer;
import io.devicedeletions.application.port.in.AdmitTenant;
import io.vavr.control.Option;
import java.time.Duration;

/** The API, listening. Thread-safe. */
public final class ApiServer implements AutoCloseable {

  private static final Duration GRACE_OF_CLOSE = Duration.ofSeconds(20);

  /** How long clients that stay connected can hear that they should leave. */
  private static final Duration TIME_TO_LEAVE = Duration.ofSeconds(1);

  private final HttpListener listener;
  private final InFlightRequests inFlight;
  private final LiveTopics topics;
  private final Option<TransportSecurity> security;

  private ApiServer(
      HttpListener listener,
      InFlightRequests inFlight,
      LiveTopics topics,
      Option<TransportSecurity> security) {
    this.listener = listener;
    this.inFlight = inFlight;
    this.topics = topics;
    this.security = security;
  }

  /**
   * Listens; requests are answered from the moment this returns.
   *
   * @param settings how to listen and what to take
   * @param useCases what can be done
   * @param tokens tells who calls
   * @param apiListener hears what is done
   * @param devIssuer an issuer to serve at {@link DevIssuer#PATH}, for development alone
   * @throws io.devicedeletions.adapters.http.tls.UnusableTlsFiles if certificate or key cannot be
   *     used
   * @throws RuntimeException if the address cannot be listened on; its cause says why
   */
  public static ApiServer start(
      ApiSettings settings,
      ApiUseCases useCases,
      BearerTokens tokens,
      ApiListener apiListener,
      Option<DevIssuer> devIssuer) {
    ApiLimits limits = settings.limits();
    InFlightRequests inFlight =
        new InFlightRequests(limits.maxConcurrentRequests(), limits.clients().maxWaitingRequests());
    AdmitTenant admission = useCases.telling().admitTenant();
    LiveTopics topics =
        new LiveTopics(
            LiveTopics.StreamLimits.DEFAULT, tenant -> admission.admit(tenant).isRight());
    ApiHandler handler =
        new ApiHandler(
            new ApiRoutes(settings, useCases, tokens, topics).with(devIssuer),
            inFlight,
            new Workloads(
                limits.maxConcurrentRequests(), limits.targetTime(), limits.workerThreads()),
            new HeldBytes(limits.heldBytes()),
            new AnswerWriter(inFlight),
            new Deadlines(limits.bodyDeadline(), limits.clients().answerDeadline()),
            new Announcements(apiListener));
    Option<TransportSecurity> security = settings.tls().map(TransportSecurity::watching);
    try {
      return new ApiServer(
          HttpListener.start(setup(settings, security), handler), inFlight, topics, security);
    } catch (RuntimeException failed) {
      topics.close();
      security.forEach(TransportSecurity::close);
      throw failed;
    }
  }

  private static HttpListener.Setup setup(
      ApiSettings settings, Option<TransportSecurity> security) {
    return new HttpListener.Setup(
        settings.host(),
        settings.port(),
        settings.limits().workerThreads(),
        settings.limits().maxBodyBytes(),
        settings.limits().clients().maxConnections(),
        security);
  }

  /** How many streams of events are open. */
  public int openStreams() {
    return topics.openStreams();
  }

  /** The port that is listened on. */
  public int port() {
    return listener.port();
  }

  /**
   * Answers 503 to new requests from now on, ends all streams, and waits for those in flight.
   * Whatever is answered from now on says that the connection is closed.
   *
   * @param longest how long to wait
   * @return false if requests are still in flight at the end of the wait, or it was interrupted
   */
  public boolean drain(Duration longest) {
    topics.close();
    try {
      return inFlight.drain(longest);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /**
   * Stops; what is still in flight is cut off. Where nobody called {@link #drain} before, this does
   * and waits 20 seconds at most. Clients that stay connected have a second to send their next
   * request, which is answered 503; then their connections are closed.
   */
  @Override
  public void close() {
    if (!inFlight.isDraining()) {
      drain(GRACE_OF_CLOSE);
    }
    listener.awaitLeave(TIME_TO_LEAVE);
    listener.close();
    security.forEach(TransportSecurity::close);
  }
}
