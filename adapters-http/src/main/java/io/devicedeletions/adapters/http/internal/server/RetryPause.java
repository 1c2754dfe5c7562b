package io.devicedeletions.adapters.http.internal.server;

import io.undertow.server.ExchangeCompletionListener.NextListener;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.ServerConnection;
import io.undertow.util.AttachmentKey;
import io.undertow.util.Headers;
import io.undertow.util.StatusCodes;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.xnio.XnioIoThread;

/**
 * Keeps clients waiting that are told to come again in a second and come again at once: the request
 * after that one is not read for a second or two. Otherwise a server would be busy with refusing
 * the same clients thousands of times a second. Thread-safe.
 */
final class RetryPause {

  private static final AttachmentKey<Long> REFUSED_AT = AttachmentKey.create(Long.class);

  /** Whoever has other requests to send than the one that was refused may do so. */
  private static final long AT_ONCE_NANOSECONDS = TimeUnit.MILLISECONDS.toNanos(100);

  private static final long SHORTEST_NANOSECONDS = TimeUnit.SECONDS.toNanos(1);

  private final EvenSpread more = new EvenSpread(TimeUnit.SECONDS.toNanos(1));
  private final Set<Rest> resting = ConcurrentHashMap.newKeySet();
  private volatile boolean isOver;

  /** Lets the connection go on, now or later: until then nothing more is read from it. */
  void proceed(HttpServerExchange ended, NextListener connection) {
    if (saysWhenToRetry(ended) && isRefusedAgain(ended)) {
      new Rest(ended.getIoThread(), connection).begin();
    } else {
      connection.proceed();
    }
  }

  /** A request was let in on the connection: it may be that of many clients. */
  static void forgetRefusal(ServerConnection connection) {
    connection.removeAttachment(REFUSED_AT);
  }

  /** Nobody waits any more: all are to hear that there is an end. */
  void endAll() {
    isOver = true;
    resting.forEach(Rest::endSoon);
  }

  /** Whoever was not told to wait (a probe of our health, for one) need not. */
  private static boolean saysWhenToRetry(HttpServerExchange ended) {
    return ended.getStatusCode() == StatusCodes.SERVICE_UNAVAILABLE
        && ended.getResponseHeaders().contains(Headers.RETRY_AFTER);
  }

  private static boolean isRefusedAgain(HttpServerExchange refused) {
    long now = System.nanoTime();
    @Nullable Long last = refused.getConnection().putAttachment(REFUSED_AT, now);
    return refused.isPersistent() && last != null && now - last < AT_ONCE_NANOSECONDS;
  }

  /** One connection's wait. */
  private final class Rest {

    private final XnioIoThread thread;
    private final NextListener connection;

    Rest(XnioIoThread thread, NextListener connection) {
      this.thread = thread;
      this.connection = connection;
    }

    void begin() {
      resting.add(this);
      if (isOver) {
        end();
      } else {
        thread.executeAfter(this::end, SHORTEST_NANOSECONDS + more.next(), TimeUnit.NANOSECONDS);
      }
    }

    void endSoon() {
      thread.execute(this::end);
    }

    private void end() {
      if (resting.remove(this)) {
        connection.proceed();
      }
    }
  }
}
