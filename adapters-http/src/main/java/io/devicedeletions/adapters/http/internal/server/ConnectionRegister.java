package io.devicedeletions.adapters.http.internal.server;

import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Which connections are open, which are idle since when, and which go when there are too many:
 * those that have been idle longest, of strangers as long as these have more than their share, and
 * else of those on which a request was let in. Otherwise whoever opens thousands a second would put
 * out every client that pauses, or whoever was let in thousands of times every newcomer.
 * Thread-safe.
 *
 * @param <C> a connection
 */
final class ConnectionRegister<C> {

  /** What strangers have of all connections, however many of the others are idle. */
  private static final double SHARE_OF_STRANGERS = 0.25;

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

  /**
   * Picks those that have to go before another is opened, as far as enough are idle. That is one as
   * a rule, and more after requests have begun on some that were picked before.
   */
  synchronized Seq<C> dismissUntilThereIsRoom() {
    List<C> picked = new ArrayList<>();
    while (open() >= most && idle() > 0) {
      C idlest = takeFirst(nextToGo());
      dismissed.add(idlest);
      picked.add(idlest);
    }
    return Vector.ofAll(picked);
  }

  private Set<C> nextToGo() {
    return idleKnown.isEmpty() || idleStrangers.size() > most * SHARE_OF_STRANGERS
        ? idleStrangers
        : idleKnown;
  }

  private static <C> C takeFirst(Set<C> set) {
    Iterator<C> members = set.iterator();
    C first = members.next();
    members.remove();
    return first;
  }

  private int open() {
    return idle() + busy.size();
  }

  private int idle() {
    return idleKnown.size() + idleStrangers.size();
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
    return await(busy::isEmpty, nanoseconds);
  }

  /** Waits until none is open but for those that have to go; false if some are in the end. */
  synchronized boolean awaitNone(long nanoseconds) throws InterruptedException {
    return await(() -> open() == 0, nanoseconds);
  }

  private boolean await(BooleanSupplier isOver, long nanoseconds) throws InterruptedException {
    long end = System.nanoTime() + nanoseconds;
    while (!isOver.getAsBoolean()) {
      long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
      if (left <= 0) {
        return false;
      }
      wait(left);
    }
    return true;
  }
}
