package io.devicedeletions.adapters.http.internal.server;

import io.devicedeletions.adapters.http.internal.exchange.Answer;
import io.devicedeletions.adapters.http.internal.exchange.Content;
import io.devicedeletions.adapters.http.internal.exchange.CorrelationIds;
import io.devicedeletions.adapters.http.internal.exchange.EventSource;
import io.undertow.io.IoCallback;
import io.undertow.io.Sender;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.sse.ServerSentEventHandler;
import io.undertow.server.protocol.http.HttpContinue;
import io.undertow.util.HeaderMap;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.xnio.IoUtils;

/**
 * Writes answers with the header fields that every one of them has, and decides what becomes of the
 * connection. Thread-safe.
 */
public final class AnswerWriter {

  private static final HttpString REQUEST_ID = new HttpString("x-request-id");
  private static final HttpString TRACE_ID = new HttpString("x-trace-id");
  private static final HttpString CONTENT_TYPE_OPTIONS = new HttpString("X-Content-Type-Options");

  private final InFlightRequests inFlight;
  private final Lingering lingering = new Lingering();

  /**
   * Prepares to write.
   *
   * @param inFlight knows when no request is to follow any more
   */
  public AnswerWriter(InFlightRequests inFlight) {
    this.inFlight = inFlight;
  }

  /**
   * Writes an answer and ends the exchange. The connection stays open for another request unless
   * this one's body was not read and is large or not there yet; what is left of it is then drained
   * for a moment, because closing with unread bytes would make the client's system throw the answer
   * away.
   *
   * @param whenSent is called once the last byte is on its way, unless the client is gone
   */
  void write(HttpServerExchange exchange, CorrelationIds ids, Answer answer, Runnable whenSent) {
    boolean unread = !exchange.isRequestComplete() && !BodyTransfer.discardIfSmall(exchange);
    boolean stillSending = unread && !HttpContinue.requiresContinueResponse(exchange);
    if (unread || inFlight.isDraining()) {
      exchange.setPersistent(false);
    }
    ByteBuffer body = prepare(exchange, ids, answer);
    Sender sender = exchange.getResponseSender();
    Runnable end = stillSending ? () -> lingering.end(exchange) : exchange::endExchange;
    sender.send(body, then(() -> sender.close(then(() -> end(whenSent, end)))));
  }

  /** Writes the head of an answer that goes on with events, and then what the source sends. */
  void stream(HttpServerExchange exchange, CorrelationIds ids, EventSource source) {
    putFields(exchange, ids, Answer.events(source));
    ServerSentEventHandler handler =
        new ServerSentEventHandler(
            (connection, lastEventId) -> source.connect(new EventStream(exchange, connection)));
    try {
      handler.handleRequest(exchange);
    } catch (Exception gone) {
      abandon(exchange);
    }
  }

  private static void end(Runnable whenSent, Runnable end) {
    whenSent.run();
    end.run();
  }

  private static ByteBuffer prepare(
      HttpServerExchange exchange, CorrelationIds ids, Answer answer) {
    putFields(exchange, ids, answer);
    ByteBuffer body =
        answer.content() instanceof Content.Packaged packaged
            ? packaged.bytes().duplicate()
            : StandardCharsets.UTF_8.encode(answer.body());
    exchange.setResponseContentLength(body.remaining());
    return body;
  }

  private static void putFields(HttpServerExchange exchange, CorrelationIds ids, Answer answer) {
    HeaderMap fields = exchange.getResponseHeaders();
    fields.put(REQUEST_ID, ids.requestId().value());
    fields.put(TRACE_ID, ids.traceId());
    fields.put(Headers.CACHE_CONTROL, "no-store");
    fields.put(CONTENT_TYPE_OPTIONS, "nosniff");
    answer.fields().forEach((name, value) -> fields.put(new HttpString(name), value));
    exchange.setStatusCode(answer.status());
  }

  /** Goes on when something was written; gives up when the client is gone. */
  static IoCallback then(Runnable next) {
    return new IoCallback() {
      @Override
      public void onComplete(HttpServerExchange exchange, Sender sender) {
        next.run();
      }

      @Override
      public void onException(HttpServerExchange exchange, Sender sender, IOException gone) {
        abandon(exchange);
      }
    };
  }

  /** Ends an exchange whose client cannot be answered. */
  static void abandon(HttpServerExchange exchange) {
    IoUtils.safeClose(exchange.getConnection());
    exchange.endExchange();
  }
}
