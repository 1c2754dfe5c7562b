package io.devicedeletions.bootstrap.overload.watch;

import io.devicedeletions.bootstrap.overload.traffic.Head;
import io.devicedeletions.bootstrap.overload.traffic.Latencies;
import io.devicedeletions.bootstrap.overload.traffic.Wire;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A client that asks at a steady rate, whatever becomes of the requests before: what counts is the
 * time from when a request was due, so that a server that stands still is not asked less often. Its
 * connections are kept alive for some requests, and then new ones; one on which it was refused has
 * to rest, and it has a next request to send.
 */
public final class FastClient {

  private static final int CONNECTIONS = 32;
  private static final int REQUESTS_ON_A_CONNECTION = 20;
  private static final int PATIENCE_MILLIS = 10_000;
  private static final int REFUSED = 503;

  private final int port;
  private final byte[] request;
  private final long interval;
  private final int requests;
  private final AtomicInteger next = new AtomicInteger();
  private final AtomicInteger impolite = new AtomicInteger();
  private final Latencies admitted = new Latencies();
  private final Latencies shed = new Latencies();
  private final Latencies ownDelay = new Latencies();
  private final Map<String, Integer> others = new TreeMap<>();

  private FastClient(int port, byte[] request, int rate, int requests) {
    this.port = port;
    this.request = request;
    this.interval = TimeUnit.SECONDS.toNanos(1) / rate;
    this.requests = requests;
  }

  /** Asks for so many seconds, and says how it was served. */
  public static Service ask(int port, byte[] request, int rate, int seconds) {
    return new FastClient(port, request, rate, rate * seconds).ask();
  }

  private Service ask() {
    long begin = System.nanoTime();
    List<Thread> threads = new ArrayList<>();
    for (int number = 0; number < CONNECTIONS; number++) {
      Thread thread = new Thread(() -> askInTurns(begin), "fast-client-" + number);
      threads.add(thread);
      thread.start();
    }
    threads.forEach(FastClient::join);
    return new Service(requests, admitted, shed, impolite.get(), Map.copyOf(others), ownDelay);
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void askInTurns(long begin) {
    @Nullable Wire wire = null;
    int asked = 0;
    for (int number = next.getAndIncrement(); number < requests; number = next.getAndIncrement()) {
      long due = begin + number * interval;
      await(due);
      boolean renewed = asked % REQUESTS_ON_A_CONNECTION == 0;
      wire = ask(renewed ? closed(wire) : wire, due);
      asked++;
    }
    closed(wire);
  }

  private void await(long due) {
    if (due - System.nanoTime() > 0) {
      while (due - System.nanoTime() > 0) {
        LockSupport.parkNanos(due - System.nanoTime());
      }
      ownDelay.add(System.nanoTime() - due);
    }
  }

  /** Asks on a connection, or on a new one; the connection for the next request, if it is good. */
  private @Nullable Wire ask(@Nullable Wire kept, long due) {
    @Nullable Wire wire = kept;
    try {
      if (wire == null) {
        wire = Wire.open(port, PATIENCE_MILLIS);
      }
      Head head = wire.ask(request);
      note(head, System.nanoTime() - due);
      return head.closes() || head.status() == REFUSED ? closed(wire) : wire;
    } catch (IOException failed) {
      note(failed.getClass().getSimpleName());
      return closed(wire);
    }
  }

  private static @Nullable Wire closed(@Nullable Wire wire) {
    try {
      if (wire != null) {
        wire.close();
      }
    } catch (IOException alreadyGone) {
      // there is nothing left to close
    }
    return null;
  }

  private void note(Head head, long nanoseconds) {
    if (head.status() == 202) {
      admitted.add(nanoseconds);
    } else if (head.status() == REFUSED) {
      shed.add(nanoseconds);
      if (!head.saysWhenToRetry()) {
        impolite.incrementAndGet();
      }
    } else {
      note("status " + head.status());
    }
  }

  private void note(String what) {
    synchronized (others) {
      others.merge(what, 1, Integer::sum);
    }
  }
}
