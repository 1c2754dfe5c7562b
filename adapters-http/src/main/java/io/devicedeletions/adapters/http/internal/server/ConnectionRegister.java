package io.devicedeletions.adapters.http.internal.server;

import io.vavr.control.Option;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Which connections are open, which are idle since when, and which goes when there are too many:
 * the one that has been idle longest of those on which no request was ever let in, and only then
 * one of the others. Otherwise whoever opens thousands a second would put out every client that
 * pauses. Thread-safe.
 *
 * @param <C> a connection
 */
final class ConnectionRegister<C> {

  private final int most;
  private final Set<C> known = new HashSet<>();
  private final Set<C> idleKnown = new LinkedHashSet<>();
  private final Set<C> idleStrangers = new LinkedHashSet<>();
  private final Set<C> busy = new HashSet<>();
  private final Set<C> dismissed = new HashSet<>();

  /**
   * None is open yet.
   *
   * @param most how many may be open
   */
  ConnectionRegister(int most) {
    this.most = most;
  }

  /** One was opened; it is idle. */
  synchronized void add(C opened) {
    idleStrangers.add(opened);
  }

  /** One was closed. */
  synchronized void remove(C closed) {
    known.remove(closed);
    idleKnown.remove(closed);
    idleStrangers.remove(closed);
    busy.remove(closed);
    dismissed.remove(closed);
    notifyAll();
  }

  /** A request begins, even on one that was dismissed. */
  synchronized void begin(C connection) {
    if (idleKnown.remove(connection)
        || idleStrangers.remove(connection)
        || dismissed.remove(connection)) {
      busy.add(connection);
    }
  }

  /**
   * A request is over.
   *
   * @param letIn whether it was let in
   */
  synchronized void end(C connection, boolean letIn) {
    if (busy.remove(connection)) {
      if (letIn) {
        known.add(connection);
      }
      (known.contains(connection) ? idleKnown : idleStrangers).add(connection);
      notifyAll();
    }
  }

  /** Picks the one that has to go, unless there is room or none is idle. */
  synchronized Option<C> dismissOneIfFull() {
    if (idleKnown.size() + idleStrangers.size() + busy.size() < most) {
      return Option.none();
    }
    Set<C> from = idleStrangers.isEmpty() ? idleKnown : idleStrangers;
    Option<C> idlest = Option.ofOptional(from.stream().findFirst());
    idlest.forEach(
        picked -> {
          from.remove(picked);
          dismissed.add(picked);
        });
    return idlest;
  }

  /** Whether it still has to go. */
  synchronized boolean isDismissed(C connection) {
    return dismissed.contains(connection);
  }

  /** Does something with each idle one. */
  synchronized void forEachIdle(Consumer<C> action) {
    idleKnown.forEach(action);
    idleStrangers.forEach(action);
  }

  /** Waits until none is busy; false if some are in the end. */
  synchronized boolean awaitNoneBusy(long nanoseconds) throws InterruptedException {
    return await(busy, System.nanoTime() + nanoseconds);
  }

  /** Waits until none is open; false if some are in the end. */
  synchronized boolean awaitNone(long nanoseconds) throws InterruptedException {
    long end = System.nanoTime() + nanoseconds;
    return await(busy, end) && await(idleKnown, end) && await(idleStrangers, end);
  }

  private boolean await(Set<C> set, long end) throws InterruptedException {
    while (!set.isEmpty()) {
      long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
      if (left <= 0) {
        return false;
      }
      wait(left);
    }
    return true;
  }
}
