package io.devicedeletions.adapters.http.internal.server;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.protocol.http.HttpOpenListener;
import io.undertow.server.protocol.http.HttpServerConnection;
import io.undertow.util.AttachmentKey;
import io.undertow.util.ConnectionUtils;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.xnio.ChannelListener;
import org.xnio.IoUtils;
import org.xnio.StreamConnection;
import org.xnio.ssl.SslConnection;

/**
 * Knows every connection, and which of them no request is on. When there are as many as may be, a
 * new one takes the place of an idle one: whoever holds thousands open and sends nothing keeps
 * nobody out. Thread-safe.
 */
final class OpenConnections implements ChannelListener<StreamConnection> {

  private static final long HANDSHAKE_SECONDS = 5;
  private static final String BEFORE_HANDSHAKE = "SSL_NULL_WITH_NULL_NULL";

  private static final AttachmentKey<Boolean> LET_IN = AttachmentKey.create(Boolean.class);

  private final HttpOpenListener http;
  private final ConnectionRegister<StreamConnection> register;
  private final RetryPause pause = new RetryPause();

  /**
   * None is open yet.
   *
   * @param http speaks HTTP on them
   * @param most how many may be open
   */
  OpenConnections(HttpOpenListener http, int most) {
    this.http = http;
    this.register = new ConnectionRegister<>(most);
  }

  /** Opens a connection; comes on the thread that serves it from now on. */
  @Override
  public void handleEvent(StreamConnection opened) {
    makeRoom();
    register.add(opened);
    http.handleEvent(opened);
    forgetOnceClosed(opened);
    if (opened instanceof SslConnection secured) {
      endLateHandshake(secured);
    }
  }

  /** Whether one is idle still is known on its own thread alone. */
  private void makeRoom() {
    register
        .dismissUntilThereIsRoom()
        .forEach(idlest -> idlest.getIoThread().execute(() -> closeIfDismissed(idlest)));
  }

  private void closeIfDismissed(StreamConnection connection) {
    if (register.isDismissed(connection)) {
      IoUtils.safeClose(connection);
    }
  }

  /** Undertow has the one listener that there can be; it hears of the end after us. */
  private void forgetOnceClosed(StreamConnection opened) {
    ChannelListener<? super StreamConnection> theirs = closeListenerOf(opened);
    opened
        .getCloseSetter()
        .set(
            closed -> {
              register.remove(opened);
              theirs.handleEvent(opened);
            });
    if (!opened.isOpen()) {
      register.remove(opened);
    }
  }

  @SuppressWarnings("unchecked") // what it takes is the connection itself
  private static ChannelListener<? super StreamConnection> closeListenerOf(
      StreamConnection opened) {
    @Nullable ChannelListener<?> theirs = opened.getCloseListener();
    return theirs == null ? closed -> {} : (ChannelListener<? super StreamConnection>) theirs;
  }

  private static void endLateHandshake(SslConnection opened) {
    opened
        .getIoThread()
        .executeAfter(
            () -> {
              if (opened.getSslSession().getCipherSuite().equals(BEFORE_HANDSHAKE)) {
                IoUtils.safeClose(opened);
              }
            },
            HANDSHAKE_SECONDS,
            TimeUnit.SECONDS);
  }

  /** A handler that tells on which connections there are requests. */
  HttpHandler watched(HttpHandler handler) {
    return exchange -> {
      StreamConnection connection = connectionOf(exchange);
      register.begin(connection);
      // What is added first hears last: a connection that rests is idle already.
      exchange.addExchangeCompleteListener(pause::proceed);
      exchange.addExchangeCompleteListener(
          (ended, next) -> {
            register.end(connection, ended.getAttachment(LET_IN) != null);
            next.proceed();
          });
      handler.handleRequest(exchange);
    };
  }

  private static StreamConnection connectionOf(HttpServerExchange exchange) {
    return ((HttpServerConnection) exchange.getConnection()).getChannel();
  }

  /** Remembers that a request was let in on this connection, whatever becomes of it. */
  static void letIn(HttpServerExchange exchange) {
    exchange.putAttachment(LET_IN, true);
    RetryPause.forgetRefusal(exchange.getConnection());
  }

  /** Reads again what those send who were to come later, and keeps nobody waiting from now on. */
  void endPauses() {
    pause.endAll();
  }

  /**
   * Says goodbye on every connection that no request is on: it can still be read, so that a request
   * on its way is no reset but an end before the first byte of an answer.
   */
  void endIdle() {
    register.forEachIdle(
        connection ->
            connection.getIoThread().execute(() -> ConnectionUtils.cleanClose(connection)));
  }

  /** Waits until none is busy; false if some are in the end. */
  boolean awaitNoneBusy(long nanoseconds) throws InterruptedException {
    return register.awaitNoneBusy(nanoseconds);
  }

  /** Waits until none is open; false if some are in the end. */
  boolean awaitNone(long nanoseconds) throws InterruptedException {
    return register.awaitNone(nanoseconds);
  }
}
