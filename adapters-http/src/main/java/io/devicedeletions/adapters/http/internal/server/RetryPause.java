package io.devicedeletions.adapters.http.internal.server;

import io.undertow.server.ExchangeCompletionListener.NextListener;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.AttachmentKey;
import io.undertow.util.Headers;
import io.undertow.util.StatusCodes;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

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
  private static final long SPREAD_NANOSECONDS = TimeUnit.SECONDS.toNanos(1);

  /** The golden section of the spread: steps of it never meet, and lie evenly at any time. */
  private static final long STEP_NANOSECONDS = 618_033_989;

  private final AtomicLong pauses = new AtomicLong();

  /** Lets the connection go on, now or later: until then nothing more is read from it. */
  void proceed(HttpServerExchange ended, NextListener connection) {
    if (saysWhenToRetry(ended) && isRefusedAgain(ended)) {
      ended.getIoThread().executeAfter(connection::proceed, next(), TimeUnit.NANOSECONDS);
    } else {
      connection.proceed();
    }
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

  /** Those who were refused together shall not come again together. */
  private long next() {
    return SHORTEST_NANOSECONDS
        + Math.floorMod(pauses.incrementAndGet() * STEP_NANOSECONDS, SPREAD_NANOSECONDS);
  }
}
