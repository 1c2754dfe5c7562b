package io.devicedeletions.adapters.http.internal.server;

import io.devicedeletions.adapters.http.internal.server.WaitingRoom.Guest;
import io.devicedeletions.domain.tenant.TenantId;
import io.vavr.control.Option;
import java.time.Duration;
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

  private final int mostAtWork;
  private final LongSupplier nanoTime;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition empty = lock.newCondition();
  private final WaitingRoom waiting;
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
    this.waiting = new WaitingRoom(mostWaiting);
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

  /** Ends the wait of one for a tenant's request, if one has waited long enough; true if it did. */
  boolean displaceOneFor(Option<TenantId> tenant) {
    lock.lock();
    try {
      return waiting.displaceOneFor(tenant, nanoTime.getAsLong());
    } finally {
      lock.unlock();
    }
  }

  /** The place of one request. */
  final class Place {

    private boolean working = true;
    private boolean left;
    private Option<Guest> guest = Option.none();

    private Place() {}

    /**
     * Makes room for another request's work until {@link #goOn}.
     *
     * @param tenant whose request it is, if that is known
     * @param whenDisplaced ends the wait, should it last long while others have no room; must not
     *     block
     * @return false if too many wait already, none of them for long
     */
    boolean waitForClient(Option<TenantId> tenant, Runnable whenDisplaced) {
      lock.lock();
      try {
        if (left) {
          return true;
        }
        stopWaiting();
        if (waiting.isFull() && !displaceOneFor(tenant)) {
          return false;
        }
        startWaiting(tenant, whenDisplaced);
        return true;
      } finally {
        lock.unlock();
      }
    }

    /**
     * The same for one whose answer is on its way, which nothing but its client can hold up: it
     * makes room whoever else waits.
     */
    void waitForReader(Option<TenantId> tenant, Runnable whenDisplaced) {
      lock.lock();
      try {
        if (!left) {
          stopWaiting();
          startWaiting(tenant, whenDisplaced);
        }
      } finally {
        lock.unlock();
      }
    }

    private void startWaiting(Option<TenantId> tenant, Runnable whenDisplaced) {
      Guest next = new Guest(tenant, nanoTime.getAsLong(), whenDisplaced);
      guest = Option.some(next);
      atWork -= working ? 1 : 0;
      working = false;
      waiting.add(next);
    }

    private boolean stopWaiting() {
      boolean waited = guest.exists(waiting::remove);
      guest = Option.none();
      return waited;
    }

    /** Goes back to work, during a drain too; false if there is no room for that. */
    boolean goOn() {
      lock.lock();
      try {
        if (working) {
          return true;
        }
        if (!stopWaiting() || atWork >= mostAtWork) {
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
          stopWaiting();
          atWork -= working ? 1 : 0;
          all--;
          empty.signalAll();
        }
      } finally {
        lock.unlock();
      }
    }
  }
}
