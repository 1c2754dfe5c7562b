package io.devicedeletions.adapters.http.testkit;

import io.vavr.collection.Vector;
import java.io.EOFException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A client that sends one request after the other on a kept-alive connection, as fast as it can or
 * with pauses, connects anew whenever it is told to close, and counts how each request ended.
 */
public final class Hammer {

  /** How requests ended, of all hammers together. Thread-safe. */
  public static final class Tally {

    /** Answered 202. */
    public final AtomicInteger accepted = new AtomicInteger();

    /** Answered 503 with {@code Connection: close}. */
    public final AtomicInteger turnedAway = new AtomicInteger();

    /** The connection ended in order before the first byte of an answer. */
    public final AtomicInteger cut = new AtomicInteger();

    /** The connection was reset before the first byte of an answer. */
    public final AtomicInteger reset = new AtomicInteger();

    /** Anything else: half an answer, another status, a 503 that keeps the connection. */
    public final AtomicInteger broken = new AtomicInteger();

    @Override
    public String toString() {
      return "accepted=%s turnedAway=%s cut=%s reset=%s broken=%s"
          .formatted(accepted, turnedAway, cut, reset, broken);
    }
  }

  private final RunningApi api;
  private final byte[] request;
  private final int longestPauseMilliseconds;
  private final Tally tally;

  private Hammer(RunningApi api, RawRequest request, int longestPauseMilliseconds, Tally tally) {
    this.api = api;
    this.request = request.bytes();
    this.longestPauseMilliseconds = longestPauseMilliseconds;
    this.tally = tally;
  }

  /** Starts so many; each ends when nobody listens any more. */
  public static Vector<Thread> start(
      int count, RunningApi api, RawRequest request, int longestPauseMilliseconds, Tally tally) {
    Vector<Thread> threads =
        Vector.fill(
            count,
            () -> new Thread(new Hammer(api, request, longestPauseMilliseconds, tally)::run));
    threads.forEach(Thread::start);
    return threads;
  }

  private void run() {
    while (true) {
      try (RawConnection connection = api.connect()) {
        boolean goesOn = true;
        while (goesOn) {
          goesOn = sendOne(connection);
          pause();
        }
      } catch (UncheckedIOException refused) {
        if (refused.getCause() instanceof ConnectException) {
          return;
        }
        tally.broken.incrementAndGet();
      }
    }
  }

  private boolean sendOne(RawConnection connection) {
    RawResponse answer;
    try {
      connection.send(request);
      answer = connection.read();
    } catch (UncheckedIOException ended) {
      countEnd(ended.getCause());
      return false;
    }
    boolean closes = answer.field("Connection").equals("close");
    if (answer.status() == 202) {
      tally.accepted.incrementAndGet();
    } else if (answer.status() == 503 && closes) {
      tally.turnedAway.incrementAndGet();
    } else {
      tally.broken.incrementAndGet();
    }
    return !closes;
  }

  private void countEnd(@Nullable Throwable end) {
    if (end instanceof EOFException) {
      boolean beforeAnyByte = String.valueOf(end.getMessage()).equals("closed after \"\"");
      (beforeAnyByte ? tally.cut : tally.broken).incrementAndGet();
    } else {
      tally.reset.incrementAndGet();
    }
  }

  private void pause() {
    if (longestPauseMilliseconds > 0) {
      try {
        TimeUnit.MILLISECONDS.sleep(ThreadLocalRandom.current().nextInt(longestPauseMilliseconds));
      } catch (InterruptedException interrupted) {
        throw new IllegalStateException(interrupted);
      }
    }
  }
}
