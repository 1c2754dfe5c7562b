package io.devicedeletions.adapters.http.internal.server;

import io.devicedeletions.adapters.http.internal.server.CurrentWork.Turn;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.IntToLongFunction;

/**
 * A server in numbers, without threads or time: whoever is let in is done in the order of arrival.
 */
record CrowdedServer(CurrentWork work) {

  /**
   * More requests than it can take: whenever one is done, as many come as are let in, and one more.
   *
   * @param nanoseconds how long a request takes beside so many others
   */
  void overload(int requests, IntToLongFunction nanoseconds) {
    Deque<Turn> atWork = new ArrayDeque<>();
    for (int done = 0; done < requests; done++) {
      while (work.hasRoom()) {
        atWork.add(begin());
      }
      atWork.remove().endAfter(nanoseconds.applyAsLong(atWork.size() + 1));
    }
    atWork.forEach(turn -> turn.endAfter(nanoseconds.applyAsLong(1)));
  }

  /** Requests that never meet. */
  void serveOneByOne(int requests, long nanoseconds) {
    for (int done = 0; done < requests; done++) {
      begin().endAfter(nanoseconds);
    }
  }

  /** A request that is let in. */
  Turn begin() {
    Turn turn = work.begin();
    turn.work();
    return turn;
  }
}
