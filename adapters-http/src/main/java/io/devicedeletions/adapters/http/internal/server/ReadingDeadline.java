package io.devicedeletions.adapters.http.internal.server;

import io.undertow.server.HttpServerExchange;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.xnio.XnioExecutor;

/**
 * Cuts off a client that does not read what was written to it: once its time is over, or as soon as
 * others need its room. For one exchange; thread-safe.
 */
final class ReadingDeadline {

  private final HttpServerExchange exchange;
  private final BooleanSupplier isOver;
  private XnioExecutor.@Nullable Key timer;

  /**
   * Waits for nothing yet.
   *
   * @param isOver whether the exchange has come to its end, after which nothing is cut off
   */
  ReadingDeadline(HttpServerExchange exchange, BooleanSupplier isOver) {
    this.exchange = exchange;
    this.isOver = isOver;
  }

  /** The client has so long from now on. */
  synchronized void start(Duration longest) {
    stop();
    if (!isOver.getAsBoolean()) {
      timer =
          exchange.getIoThread().executeAfter(this::cut, longest.toNanos(), TimeUnit.NANOSECONDS);
    }
  }

  /** The client has read: a timer that stayed would keep all that it can reach. */
  synchronized void stop() {
    if (timer != null) {
      timer.remove();
      timer = null;
    }
  }

  /** Cuts the client off on the connection's own thread. */
  void cutSoon() {
    exchange.getIoThread().execute(this::cut);
  }

  /** It may have been asked for before the client read. */
  private void cut() {
    if (isWaiting() && !isOver.getAsBoolean()) {
      AnswerWriter.abandon(exchange);
    }
  }

  private synchronized boolean isWaiting() {
    return timer != null;
  }
}
