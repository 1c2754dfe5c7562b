package io.devicedeletions.adapters.http.internal.server;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.protocol.http.HttpOpenListener;
import io.undertow.server.protocol.http.HttpServerConnection;
import io.undertow.util.ConnectionUtils;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.xnio.ChannelListener;
import org.xnio.IoUtils;
import org.xnio.StreamConnection;
import org.xnio.ssl.SslConnection;

/**
 * Knows every connection, and which of them no request is on. When there are as many as may be, a
 * new one takes the place of the one that has been idle longest: whoever holds thousands open and
 * sends nothing keeps nobody out. Thread-safe.
 */
final class OpenConnections implements ChannelListener<StreamConnection> {

  private static final long HANDSHAKE_SECONDS = 5;
  private static final String BEFORE_HANDSHAKE = "SSL_NULL_WITH_NULL_NULL";

  private final HttpOpenListener http;
  private final int most;
  private final Set<StreamConnection> idle = new LinkedHashSet<>();
  private final Set<StreamConnection> leaving = new HashSet<>();
  private final Set<StreamConnection> busy = new HashSet<>();

  /**
   * None is open yet.
   *
   * @param http speaks HTTP on them
   * @param most how many may be open
   */
  OpenConnections(HttpOpenListener http, int most) {
    this.http = http;
    this.most = most;
  }

  /** Opens a connection; comes on the thread that serves it from now on. */
  @Override
  public void handleEvent(StreamConnection opened) {
    makeRoom();
    add(opened);
    http.handleEvent(opened);
    forgetOnceClosed(opened);
    if (opened instanceof SslConnection secured) {
      endLateHandshake(secured);
    }
  }

  /** Whether it is idle still is known on its own thread alone. */
  private void makeRoom() {
    @Nullable StreamConnection idlest = pickIdlestIfFull();
    if (idlest != null) {
      idlest.getIoThread().execute(() -> closeUnlessBusy(idlest));
    }
  }

  private synchronized @Nullable StreamConnection pickIdlestIfFull() {
    if (idle.isEmpty() || idle.size() + busy.size() < most) {
      return null;
    }
    StreamConnection idlest = idle.iterator().next();
    idle.remove(idlest);
    leaving.add(idlest);
    return idlest;
  }

  private void closeUnlessBusy(StreamConnection connection) {
    if (isLeaving(connection)) {
      IoUtils.safeClose(connection);
    }
  }

  private synchronized boolean isLeaving(StreamConnection connection) {
    return leaving.contains(connection);
  }

  private synchronized void add(StreamConnection opened) {
    idle.add(opened);
  }

  private synchronized void remove(StreamConnection closed) {
    idle.remove(closed);
    leaving.remove(closed);
    busy.remove(closed);
    notifyAll();
  }

  /** Undertow has the one listener that there can be; it hears of the end after us. */
  private void forgetOnceClosed(StreamConnection opened) {
    ChannelListener<? super StreamConnection> theirs = closeListenerOf(opened);
    opened
        .getCloseSetter()
        .set(
            closed -> {
              remove(opened);
              theirs.handleEvent(opened);
            });
    if (!opened.isOpen()) {
      remove(opened);
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
      begin(connection);
      exchange.addExchangeCompleteListener(
          (ended, next) -> {
            end(connection);
            next.proceed();
          });
      handler.handleRequest(exchange);
    };
  }

  private static StreamConnection connectionOf(HttpServerExchange exchange) {
    return ((HttpServerConnection) exchange.getConnection()).getChannel();
  }

  private synchronized void begin(StreamConnection connection) {
    if (idle.remove(connection) || leaving.remove(connection)) {
      busy.add(connection);
    }
  }

  private synchronized void end(StreamConnection connection) {
    if (busy.remove(connection)) {
      idle.add(connection);
      notifyAll();
    }
  }

  /**
   * Says goodbye on every connection that no request is on: it can still be read, so that a request
   * on its way is no reset but an end before the first byte of an answer.
   */
  void endIdle() {
    forEachIdle(
        connection ->
            connection.getIoThread().execute(() -> ConnectionUtils.cleanClose(connection)));
  }

  private synchronized void forEachIdle(Consumer<StreamConnection> action) {
    idle.forEach(action);
  }

  /** Waits until none is busy; false if some are in the end. */
  synchronized boolean awaitNoneBusy(long nanoseconds) throws InterruptedException {
    return await(busy, nanoseconds);
  }

  /** Waits until none is open; false if some are in the end. */
  synchronized boolean awaitNone(long nanoseconds) throws InterruptedException {
    long end = System.nanoTime() + nanoseconds;
    return await(busy, nanoseconds) && await(idle, end - System.nanoTime());
  }

  private boolean await(Set<StreamConnection> set, long nanoseconds) throws InterruptedException {
    long end = System.nanoTime() + nanoseconds;
    while (!set.isEmpty()) {
      long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
      if (left <= 0) {
        return false;
      }
      wait(left);
    }
    return true;
  }
}
