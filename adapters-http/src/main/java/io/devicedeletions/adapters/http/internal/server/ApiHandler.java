package io.devicedeletions.adapters.http.internal.server;

import io.devicedeletions.adapters.http.internal.exchange.CorrelationIds;
import io.devicedeletions.adapters.http.internal.exchange.HeaderFields;
import io.devicedeletions.adapters.http.internal.exchange.RequestHead;
import io.devicedeletions.adapters.http.internal.exchange.RequestJournal;
import io.devicedeletions.adapters.http.internal.exchange.RequestObserver;
import io.devicedeletions.adapters.http.internal.exchange.Routes;
import io.devicedeletions.domain.tenant.RequestId;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderValues;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens a conversation for every request. Thread-safe.
 *
 * @param routes what is there
 * @param inFlight how many requests are being answered
 * @param work how many of them are worked on
 * @param heldBytes what bodies hold of the memory
 * @param answers writes what they are answered
 * @param deadlines how long clients may take
 * @param observer hears of every request
 */
public record ApiHandler(
    Routes routes,
    InFlightRequests inFlight,
    Workloads work,
    HeldBytes heldBytes,
    AnswerWriter answers,
    Deadlines deadlines,
    RequestObserver observer)
    implements HttpHandler {

  private static final Logger LOG = LoggerFactory.getLogger(ApiHandler.class);

  @Override
  public void handleRequest(HttpServerExchange exchange) {
    new Conversation(this, exchange, head(exchange)).begin();
  }

  /** Tells of a request that is over; who does not want to hear it changes nothing. */
  void report(RequestHead head, long nanoseconds) {
    try {
      AccessLog.write(head.journal(), nanoseconds);
      observer.over(head.journal(), nanoseconds);
    } catch (Throwable unheard) {
      LOG.error("request {} could not be reported", head.ids().requestId(), unheard);
    }
  }

  private static RequestHead head(HttpServerExchange exchange) {
    HeaderFields fields = name -> named(exchange, name);
    CorrelationIds ids = CorrelationIds.of(fields, ApiHandler::freshRequestId);
    String method = exchange.getRequestMethod().toString();
    return new RequestHead(
        path(exchange), query(exchange), fields, ids, new RequestJournal(ids, method));
  }

  private static List<String> named(HttpServerExchange exchange, String name) {
    @Nullable HeaderValues values = exchange.getRequestHeaders().get(name);
    return values == null ? List.of() : List.copyOf(values);
  }

  private static RequestId freshRequestId() {
    return new RequestId(UUID.randomUUID().toString());
  }

  /** The path as it was sent; a proxy's request line may have scheme and host before it. */
  private static String path(HttpServerExchange exchange) {
    String uri = exchange.getRequestURI();
    if (!exchange.isHostIncludedInRequestURI()) {
      return uri;
    }
    int path = uri.indexOf('/', uri.indexOf("://") + "://".length());
    return path < 0 ? "/" : uri.substring(path);
  }

  /** Undertow drops a question mark at the beginning of a query, but not of its first parameter. */
  private static String query(HttpServerExchange exchange) {
    String query = exchange.getQueryString();
    return query.isEmpty() ? String.join("&", exchange.getQueryParameters().keySet()) : query;
  }
}
