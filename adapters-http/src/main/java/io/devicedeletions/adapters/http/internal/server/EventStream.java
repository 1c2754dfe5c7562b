package io.devicedeletions.adapters.http.internal.server;

import io.devicedeletions.adapters.http.internal.exchange.EventSink;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.sse.ServerSentEventConnection;
import io.undertow.server.handlers.sse.ServerSentEventConnection.EventCallback;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import org.xnio.IoUtils;

/**
 * Events on their way to one client, by Undertow's own means, which would queue without end: here
 * one is on its way, and of each name the latest one waits. Thread-safe.
 */
final class EventStream implements EventSink, EventCallback {

  private static final Duration KEEP_ALIVE = Duration.ofSeconds(15);
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final HttpServerExchange exchange;
  private final ServerSentEventConnection connection;
  private final Map<String, String> waiting = new LinkedHashMap<>();
  private final List<Runnable> reactions = new ArrayList<>();
  private boolean sending;
  private long sendingSince;
  private boolean ending;
  private long endingSince;
  private boolean over;

  EventStream(HttpServerExchange exchange, ServerSentEventConnection connection) {
    this.exchange = exchange;
    this.connection = connection;
    exchange.addExchangeCompleteListener(
        (ended, next) -> {
          goOver();
          next.proceed();
        });
    connection.addCloseTask(closed -> exchange.endExchange());
    connection.setKeepAliveTime(KEEP_ALIVE.toMillis());
  }

  @Override
  public synchronized void send(String name, String data) {
    if (!ending && !over) {
      waiting.put(name, data);
      sendNext();
    }
  }

  private void sendNext() {
    if (sending) {
      return;
    }
    Iterator<Map.Entry<String, String>> next = waiting.entrySet().iterator();
    if (next.hasNext()) {
      Map.Entry<String, String> event = next.next();
      next.remove();
      sending = true;
      sendingSince = System.nanoTime();
      connection.send(event.getValue(), event.getKey(), null, this);
    } else if (ending) {
      connection.shutdown();
    }
  }

  @Override
  public synchronized void done(
      ServerSentEventConnection sentOn, String data, String event, String id) {
    sending = false;
    sendNext();
  }

  @Override
  public void failed(
      ServerSentEventConnection sentOn, String data, String event, String id, IOException gone) {
    AnswerWriter.abandon(exchange);
  }

  @Override
  public synchronized void end() {
    if (!ending) {
      ending = true;
      endingSince = System.nanoTime();
      sendNext();
    }
  }

  @Override
  public void cutIfStuck() {
    if (isStuck()) {
      IoUtils.safeClose(exchange.getConnection());
    }
  }

  private synchronized boolean isStuck() {
    return (sending && hasLasted(sendingSince)) || (ending && !over && hasLasted(endingSince));
  }

  private static boolean hasLasted(long since) {
    return System.nanoTime() - since > PATIENCE.toNanos();
  }

  @Override
  public void whenOver(Runnable reaction) {
    synchronized (this) {
      if (!over) {
        reactions.add(reaction);
        return;
      }
    }
    react(reaction);
  }

  private void goOver() {
    List<Runnable> heard;
    synchronized (this) {
      over = true;
      heard = List.copyOf(reactions);
      reactions.clear();
    }
    heard.forEach(this::react);
  }

  /** Not here: whoever sends may hold what the reaction waits for. */
  private void react(Runnable reaction) {
    try {
      exchange.getIoThread().execute(reaction);
    } catch (RejectedExecutionException serverIsOver) {
      reaction.run();
    }
  }
}
