package io.devicedeletions.adapters.http.internal.server;

import io.undertow.connector.PooledByteBuffer;
import io.undertow.server.Connectors;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.protocol.http.HttpContinue;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.xnio.XnioExecutor;
import org.xnio.channels.StreamSourceChannel;

/**
 * Takes a request's body from its connection without keeping a thread while it waits, so that slow
 * clients cost memory but no workers. Bounded in bytes and in time: Undertow's own limit drops the
 * connection without an answer, and its timeouts begin anew with every byte.
 */
final class BodyTransfer {

  /** How a transfer ended. */
  enum End {
    /** The body is there, whole. */
    COMPLETE,
    /** It has more bytes than may be. */
    TOO_LARGE,
    /** It took too long, or long enough while others had no room. */
    LATE,
    /** There is no room for it at the moment. */
    CROWDED,
    /** The client is gone, or its chunks are malformed. */
    BROKEN
  }

  /** Where a body goes. */
  interface Target {

    /** Takes what is there; false if it has no room. */
    boolean take(ByteBuffer bytes);
  }

  /** What a few reads take from a connection. */
  private static final long SMALL_BYTES = 64L * 1024;

  private final HttpServerExchange exchange;
  private final StreamSourceChannel channel;
  private final Target target;
  private final long maxBytes;
  private final Duration deadline;
  private final Consumer<End> whenDone;
  private long transferred;
  private boolean ended;
  private XnioExecutor.@Nullable Key timer;

  private BodyTransfer(
      HttpServerExchange exchange,
      Target target,
      long maxBytes,
      Duration deadline,
      Consumer<End> whenDone) {
    this.exchange = exchange;
    this.channel = channelOf(exchange);
    this.target = target;
    this.maxBytes = maxBytes;
    this.deadline = deadline;
    this.whenDone = whenDone;
  }

  /** What a request's body is read from, whoever has begun with that. */
  static StreamSourceChannel channelOf(HttpServerExchange exchange) {
    StreamSourceChannel first = exchange.getRequestChannel();
    return first != null ? first : Connectors.getExistingRequestChannel(exchange);
  }

  /**
   * Begins. What is already there is taken at once, by the calling thread; what comes later, by the
   * connection's own.
   *
   * @param target gets the bytes, never more than {@code maxBytes}
   * @param mayWait is asked once, if the client is slow, and gets what ends the wait early
   * @param whenDone is called once, in the end, and must not block
   */
  static void start(
      HttpServerExchange exchange,
      Target target,
      long maxBytes,
      Duration deadline,
      Predicate<Runnable> mayWait,
      Consumer<End> whenDone) {
    BodyTransfer transfer = new BodyTransfer(exchange, target, maxBytes, deadline, whenDone);
    @Nullable End end = transfer.takeWhatIsThere();
    if (end != null) {
      whenDone.accept(end);
    } else if (mayWait.test(transfer::endEarly)) {
      exchange.getIoThread().execute(transfer::await);
    } else {
      whenDone.accept(End.CROWDED);
    }
  }

  /**
   * Reads past a body that nobody needs, if it is small, of a known length and already there: that
   * costs less than to end a connection of which it would be in the way.
   *
   * @return whether it was read to its end, so that another request may follow
   */
  static boolean discardIfSmall(HttpServerExchange exchange) {
    return exchange.isPersistent()
        && !HttpContinue.requiresContinueResponse(exchange)
        && isSmall(exchange.getRequestContentLength())
        && new BodyTransfer(exchange, discarded -> true, SMALL_BYTES, Duration.ZERO, end -> {})
                .takeWhatIsThere()
            == End.COMPLETE;
  }

  private static boolean isSmall(long length) {
    return length >= 0 && length <= SMALL_BYTES;
  }

  private void endEarly() {
    exchange.getIoThread().execute(() -> end(End.LATE));
  }

  /** From here on everything happens on the connection's thread, so nothing happens twice. */
  private void await() {
    if (ended) {
      return;
    }
    timer =
        exchange
            .getIoThread()
            .executeAfter(() -> end(End.LATE), deadline.toNanos(), TimeUnit.NANOSECONDS);
    channel.getReadSetter().set(ready -> takeMore());
    channel.resumeReads();
  }

  private void takeMore() {
    @Nullable End end = takeWhatIsThere();
    if (end != null) {
      end(end);
    }
  }

  private void end(End end) {
    if (ended) {
      return;
    }
    ended = true;
    channel.suspendReads();
    channel.getReadSetter().set(null);
    if (timer != null) {
      timer.remove();
    }
    whenDone.accept(end);
  }

  private @Nullable End takeWhatIsThere() {
    try (PooledByteBuffer pooled = exchange.getConnection().getByteBufferPool().allocate()) {
      return takeWhatIsThere(pooled.getBuffer());
    } catch (IOException gone) {
      return End.BROKEN;
    }
  }

  private @Nullable End takeWhatIsThere(ByteBuffer buffer) throws IOException {
    while (true) {
      int count = channel.read(buffer.clear());
      if (count <= 0) {
        return count == 0 ? null : End.COMPLETE;
      }
      transferred += count;
      if (transferred > maxBytes) {
        return End.TOO_LARGE;
      }
      if (!target.take(buffer.flip())) {
        return End.CROWDED;
      }
    }
  }
}
