package io.devicedeletions.adapters.http.internal.server;

import java.time.Duration;

/**
 * The requests that have a worker or wait for one, and how many there may be so that each is done
 * soon: those that wait make no answer come earlier, but every answer later. How many that is
 * depends on the machine, the store and the requests, so it is learnt from how long work takes.
 * Requests whose body is still on its way do not count. Those that are refused before their work
 * begins may lower the limit, as they keep others waiting, but not raise it, as they say nothing
 * about work. Thread-safe.
 *
 * <p>After each round, about as many requests as may be at work, the limit falls by a fifth if it
 * was used and they took too long on average, and rises by one if they did not and somebody was
 * turned away. What was learnt in a crowd is forgotten, a request at a time, once there is none.
 * Too long is longer than the target, and more than three times as long as work usually takes that
 * finds nobody else at work: a store that is slow by itself is no overload.
 */
public final class CurrentWork {

  /** So many are let in however long they take, or a store that has become slow is never met. */
  static final int LEAST = 2;

  /** What is tried first: as many as have a thread of their own. */
  private static final int FIRST = 32;

  private static final double TIMES_AS_LONG = 3;
  private static final double FALL = 0.8;

  /** By how much of itself the usual time goes towards each one seen: it follows their median. */
  private static final double STEP = 1.0 / 32;

  private static final long NOT_ALONE = 0;

  private final int most;
  private final double target;
  private double limit;
  private double usual;
  private int atWork;
  private long begun;
  private int busiest;
  private final Mean ofAll = new Mean();
  private final Mean ofWork = new Mean();
  private boolean turnedAway;

  /**
   * Opens.
   *
   * @param most how many requests may be at work, however quick they are
   * @param target how long work may take on average before others are turned away
   */
  public CurrentWork(int most, Duration target) {
    this.most = most;
    this.target = target.toNanos();
    this.limit = Math.min(FIRST, most);
    this.usual = this.target / TIMES_AS_LONG;
  }

  /** Whether one more may begin; whoever asks and is told no counts as turned away. */
  synchronized boolean hasRoom() {
    boolean room = atWork < (int) limit;
    turnedAway |= !room;
    return room;
  }

  /** A request begins to wait for a worker. */
  synchronized Turn begin() {
    atWork++;
    begun++;
    busiest = Math.max(busiest, atWork);
    return new Turn(atWork == 1 ? begun : NOT_ALONE);
  }

  /** One request's wait for a worker and its work. */
  final class Turn {

    /**
     * Which one it is of all, if it found nobody else at work: nobody joined the latest of them.
     */
    private final long number;

    private final long since = System.nanoTime();
    private boolean working;
    private boolean ended;

    private Turn(long number) {
      this.number = number;
    }

    /** It has been let in: from how long this one takes something can be learnt. */
    void work() {
      synchronized (CurrentWork.this) {
        working = true;
      }
    }

    /** It is over; more than once is harmless. */
    void end() {
      endAfter(System.nanoTime() - since);
    }

    void endAfter(long nanoseconds) {
      synchronized (CurrentWork.this) {
        if (!ended) {
          ended = true;
          atWork--;
          if (working) {
            learnFromWork(number == begun, nanoseconds);
          }
          learn(nanoseconds);
        }
      }
    }
  }

  private void learnFromWork(boolean alone, long nanoseconds) {
    if (alone) {
      usual += nanoseconds > usual ? usual * STEP : -usual * STEP;
      limit = Math.max(limit, Math.min(limit + 1, Math.min(FIRST, most)));
    }
    ofWork.add(nanoseconds);
  }

  private void learn(long nanoseconds) {
    ofAll.add(nanoseconds);
    if (ofAll.count >= limit) {
      adapt();
    }
  }

  /** Quick refusals neither hide slow work nor stand for quick work. */
  private void adapt() {
    double longest = Math.max(target, TIMES_AS_LONG * usual);
    boolean tooLong = ofAll.isMoreThan(longest) || ofWork.isMoreThan(longest);
    if (tooLong && busiest > limit / 2) {
      limit = Math.max(Math.min(LEAST, most), limit * FALL);
    } else if (!tooLong && turnedAway && ofWork.count > 0) {
      limit = Math.min(most, limit + 1);
    }
    busiest = atWork;
    ofAll.clear();
    ofWork.clear();
    turnedAway = false;
  }

  private static final class Mean {

    private int count;
    private double total;

    void add(long nanoseconds) {
      count++;
      total += nanoseconds;
    }

    /** Of none it is nothing. */
    boolean isMoreThan(double nanoseconds) {
      return total > count * nanoseconds;
    }

    void clear() {
      count = 0;
      total = 0;
    }
  }

  /** How many may be at work at this moment. */
  synchronized int limit() {
    return (int) limit;
  }
}
