package io.devicedeletions.adapters.http.internal.server;

import io.vavr.control.Option;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * Counts the requests that are being answered and lets no more in than may be, or none at all
 * during a drain. Those that wait for their client (for a body, or until an answer is read) are
 * counted apart from those that are worked on, so that slow clients take no places from fast ones.
 * Thread-safe.
 */
public final class InFlightRequests {

  private static final long UNDISTURBED_NANOSECONDS = TimeUnit.SECONDS.toNanos(1);

  private final int mostAtWork;
  private final int mostWaiting;
  private final LongSupplier nanoTime;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition empty = lock.newCondition();
  private final Set<Place> waiting = new LinkedHashSet<>();
  private int atWork;
  private int all;
  private volatile boolean draining;

  /**
   * Opens.
   *
   * @param mostAtWork how many requests may be worked on, or wait for that
   * @param mostWaiting how many may wait for their clients
   */
  public InFlightRequests(int mostAtWork, int mostWaiting) {
    this(mostAtWork, mostWaiting, System::nanoTime);
  }

  InFlightRequests(int mostAtWork, int mostWaiting, LongSupplier nanoTime) {
    this.mostAtWork = mostAtWork;
    this.mostWaiting = mostWaiting;
    this.nanoTime = nanoTime;
  }

  /** Takes a place, which must be left in the end; none if there is none. */
  Option<Place> enter() {
    lock.lock();
    try {
      if (draining || atWork >= mostAtWork) {
        return Option.none();
      }
      atWork++;
      all++;
      return Option.some(new Place());
    } finally {
      lock.unlock();
    }
  }

  /** True from the first drain on. */
  public boolean isDraining() {
    return draining;
  }

  /**
   * Lets nobody in from now on, and waits until everybody has left.
   *
   * @return false if somebody is still there at the end of the wait
   */
  public boolean drain(Duration longest) throws InterruptedException {
    long left = longest.toNanos();
    lock.lock();
    try {
      draining = true;
      while (all > 0 && left > 0) {
        left = empty.awaitNanos(left);
      }
      return all == 0;
    } finally {
      lock.unlock();
    }
  }

  /** Ends the wait of whoever waits longest, unless that is not long; true if it did. */
  boolean displaceOne() {
    lock.lock();
    try {
      Option<Place> longest =
          Option.ofOptional(waiting.stream().findFirst()).filter(Place::hasWaitedLong);
      longest.forEach(Place::displace);
      return longest.isDefined();
    } finally {
      lock.unlock();
    }
  }

  /** The place of one request. */
  final class Place {

    private boolean working = true;
    private boolean left;
    private long waitingSince;
    private Runnable whenDisplaced = () -> {};

    private Place() {}

    /**
     * Makes room for another request's work until {@link #goOn}.
     *
     * @param whenDisplaced ends the wait, should it last long while others have no room; must not
     *     block
     * @return false if too many wait already, none of them for long
     */
    boolean waitForClient(Runnable whenDisplaced) {
      lock.lock();
      try {
        if (left) {
          return true;
        }
        waiting.remove(this);
        if (waiting.size() >= mostWaiting && !displaceOne()) {
          return false;
        }
        startWaiting(whenDisplaced);
        return true;
      } finally {
        lock.unlock();
      }
    }

    /**
     * The same for one whose answer is on its way, which nothing but its client can hold up: it
     * makes room whoever else waits.
     */
    void waitForReader(Runnable whenDisplaced) {
      lock.lock();
      try {
        if (!left) {
          waiting.remove(this);
          startWaiting(whenDisplaced);
        }
      } finally {
        lock.unlock();
      }
    }

    private void startWaiting(Runnable action) {
      whenDisplaced = action;
      waitingSince = nanoTime.getAsLong();
      atWork -= working ? 1 : 0;
      working = false;
      waiting.add(this);
    }

    /** Goes back to work, during a drain too; false if there is no room for that. */
    boolean goOn() {
      lock.lock();
      try {
        if (working) {
          return true;
        }
        if (!waiting.remove(this) || atWork >= mostAtWork) {
          return false;
        }
        working = true;
        atWork++;
        return true;
      } finally {
        lock.unlock();
      }
    }

    /** Gives the place back; more than once is harmless. */
    void leave() {
      lock.lock();
      try {
        if (!left) {
          left = true;
          waiting.remove(this);
          atWork -= working ? 1 : 0;
          all--;
          empty.signalAll();
        }
      } finally {
        lock.unlock();
      }
    }

    private boolean hasWaitedLong() {
      return nanoTime.getAsLong() - waitingSince > UNDISTURBED_NANOSECONDS;
    }

    private void displace() {
      waiting.remove(this);
      whenDisplaced.run();
    }
  }
}
