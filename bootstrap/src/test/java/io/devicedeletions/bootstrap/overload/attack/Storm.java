package io.devicedeletions.bootstrap.overload.attack;

import io.devicedeletions.bootstrap.overload.traffic.Head;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Requests in quick succession, from one thread: in an open loop at a rate, whether they are
 * answered or not, or in a closed loop, the next one after the answer to the last on each
 * connection.
 */
final class Storm {

  private static final long TICK_MILLIS = 1;
  private static final int LONGEST_WAIT_MILLIS = 3_000;

  private final AttackSettings settings;
  private final List<byte[]> messages;
  private final Tally tally = new Tally();
  private final Deque<StormConnection> idle = new ArrayDeque<>();
  private final Selector selector;
  private int open;
  private int message;
  private boolean ending;

  private Storm(AttackSettings settings, Selector selector) {
    this.settings = settings;
    this.messages = settings.messages();
    this.selector = selector;
  }

  static Tally run(AttackSettings settings) throws IOException {
    try (Selector selector = Selector.open()) {
      Storm storm = new Storm(settings, selector);
      storm.rage();
      selector.keys().forEach(key -> ((StormConnection) key.attachment()).close());
      return storm.tally;
    }
  }

  private void rage() throws IOException {
    long begin = System.nanoTime();
    long released = 0;
    long passed = 0;
    while (passed < TimeUnit.SECONDS.toNanos(settings.seconds())) {
      if (settings.isOpenLoop()) {
        long due = passed * settings.rate() / TimeUnit.SECONDS.toNanos(1);
        for (; released < due; released++) {
          send(begin + released * TimeUnit.SECONDS.toNanos(1) / settings.rate());
        }
      } else {
        for (; open < settings.connections() || !idle.isEmpty(); released++) {
          send(System.nanoTime());
        }
      }
      selector.select(this::proceed, TICK_MILLIS);
      passed = System.nanoTime() - begin;
    }
    awaitAnswers();
  }

  private void awaitAnswers() throws IOException {
    ending = true;
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LONGEST_WAIT_MILLIS);
    while (idle.size() < open && System.nanoTime() < end) {
      selector.select(this::proceed, TICK_MILLIS);
    }
    tally.count("unanswered", open - (long) idle.size());
  }

  private void send(long due) {
    StormConnection connection = idle.poll();
    try {
      if (connection == null) {
        if (open == settings.connections()) {
          tally.count(Tally.HELD_BACK);
          return;
        }
        connection = StormConnection.open(selector, settings.port());
        open++;
      }
      message = (message + 1) % messages.size();
      tally.count(Tally.OFFERED);
      connection.ask(ByteBuffer.wrap(messages.get(message)), due);
    } catch (IOException failed) {
      drop(connection);
    }
  }

  private void proceed(SelectionKey key) {
    StormConnection connection = (StormConnection) key.attachment();
    try {
      connection.proceed().ifPresent(head -> answered(connection, head));
    } catch (IOException failed) {
      drop(connection);
    }
  }

  private void answered(StormConnection connection, Head head) {
    tally.answered(head, System.nanoTime() - connection.dueAt());
    if (head.closes()) {
      connection.close();
      open--;
    } else {
      idle.push(connection);
    }
  }

  private void drop(@Nullable StormConnection connection) {
    if (connection == null) {
      tally.count(Tally.REFUSED);
      return;
    }
    if (connection.isUnderWay() && !ending) {
      tally.count(connection.wasConnected() ? Tally.LOST : Tally.REFUSED);
    }
    idle.remove(connection);
    connection.close();
    open--;
  }
}
