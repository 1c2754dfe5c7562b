package io.devicedeletions.adapters.http.internal.server;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Counts the requests that are being answered and lets no more in than may be, or none at all
 * during a drain. Thread-safe.
 */
public final class InFlightRequests {

  private final int most;
  private final Semaphore places;
  private volatile boolean draining;

  /**
   * Opens.
   *
   * @param most how many requests may be in flight
   */
  public InFlightRequests(int most) {
    this.most = most;
    this.places = new Semaphore(most);
  }

  /** Takes a place, which must be given back by {@link #leave}; false if there is none. */
  boolean enter() {
    if (!places.tryAcquire()) {
      return false;
    }
    // Looked at last: a place taken before the drain began is one that the drain waits for.
    if (draining) {
      places.release();
      return false;
    }
    return true;
  }

  /** Gives a place back. */
  void leave() {
    places.release();
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
    draining = true;
    boolean empty = places.tryAcquire(most, longest.toNanos(), TimeUnit.NANOSECONDS);
    if (empty) {
      places.release(most);
    }
    return empty;
  }
}
