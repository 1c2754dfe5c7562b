package io.devicedeletions.adapters.http.internal.server;

import io.undertow.UndertowOptions;
import io.undertow.server.DefaultByteBufferPool;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.protocol.http.HttpOpenListener;
import io.undertow.server.protocol.http.HttpServerConnection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.xnio.OptionMap;
import org.xnio.StreamConnection;
import org.xnio.conduits.StreamSinkConduit;
import org.xnio.conduits.StreamSourceConduit;

/**
 * Undertow from the first byte of a connection to its first handler, without a socket: the same
 * listener, parser and checks as in production, with the same limits, over conduits that hold an
 * array. What it says to the client is not looked at. For one thread.
 */
final class HeadReading {

  private static final InetSocketAddress CLIENT =
      InetSocketAddress.createUnresolved("127.0.0.1", 50_000);

  /** As {@link HttpListener} has them; its timeouts need a clock that this has not. */
  private static final OptionMap OPTIONS =
      OptionMap.builder()
          .set(UndertowOptions.ENABLE_HTTP2, false)
          .set(UndertowOptions.MAX_HEADER_SIZE, 16 * 1024)
          .set(UndertowOptions.MAX_HEADERS, 64)
          .set(UndertowOptions.MAX_PARAMETERS, 16)
          .set(UndertowOptions.MAX_COOKIES, 16)
          .set(UndertowOptions.ALWAYS_SET_DATE, false)
          .getMap();

  private static final HttpOpenListener LISTENER =
      new HttpOpenListener(new DefaultByteBufferPool(false, 16 * 1024), OPTIONS);

  private HeadReading() {}

  /**
   * Sends bytes and waits for nothing.
   *
   * @param bytes what a client sends
   * @param piece how many of them arrive at once
   * @param handler hears of the first request, with the number of bytes that were taken for its
   *     head, unless Undertow answers it by itself or waits for more
   */
  static void send(byte[] bytes, int piece, BiConsumer<HttpServerExchange, Integer> handler) {
    ByteBuffer sent = ByteBuffer.wrap(bytes);
    LISTENER.setRootHandler(
        exchange -> {
          handler.accept(exchange, sent.position() - notYetParsed(exchange));
          // A dispatch keeps Undertow from ending the exchange, which would read the body
          exchange.dispatch(task -> {}, () -> {});
        });
    // Undertow knows each connection until it is closed
    try (Connection connection = new Connection(sent, piece)) {
      LISTENER.handleEvent(connection);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static int notYetParsed(HttpServerExchange exchange) {
    var extra = ((HttpServerConnection) exchange.getConnection()).getExtraBytes();
    return extra == null ? 0 : extra.getBuffer().remaining();
  }

  /** A client that has sent all that it ever will. */
  private static final class Connection extends StreamConnection {

    Connection(ByteBuffer sent, int piece) {
      super(null);
      setSourceConduit(
          conduit(
              StreamSourceConduit.class,
              (method, arguments) -> {
                if (!method.getName().equals("read")) {
                  return null;
                }
                ByteBuffer target = (ByteBuffer) arguments[0];
                int length = Math.min(Math.min(piece, sent.remaining()), target.remaining());
                target.put(sent.slice(sent.position(), length));
                sent.position(sent.position() + length);
                return length;
              }));
      setSinkConduit(
          conduit(
              StreamSinkConduit.class,
              (method, arguments) -> {
                if (method.getName().equals("flush")) {
                  return true;
                }
                if (!method.getName().startsWith("write")
                    || !(arguments[0] instanceof ByteBuffer written)) {
                  return null;
                }
                int length = written.remaining();
                written.position(written.limit());
                return length;
              }));
    }

    @Override
    protected void notifyWriteClosed() {}

    @Override
    protected void notifyReadClosed() {}

    @Override
    public SocketAddress getPeerAddress() {
      return CLIENT;
    }

    @Override
    public SocketAddress getLocalAddress() {
      return CLIENT;
    }
  }

  /** What a conduit does where it does anything. */
  @FunctionalInterface
  private interface Conduct {

    @Nullable Object of(Method method, Object[] arguments);
  }

  /** A conduit has some twenty methods, of which two or three matter here. */
  private static <T> T conduit(Class<T> type, Conduct conduct) {
    return type.cast(
        Proxy.newProxyInstance(
            HeadReading.class.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              Object result = conduct.of(method, arguments);
              return result == null ? nothing(method.getReturnType()) : result;
            }));
  }

  private static @Nullable Object nothing(Class<?> type) {
    if (type == boolean.class) {
      return false;
    }
    if (type == int.class) {
      return 0;
    }
    return type == long.class ? 0L : null;
  }
}
