package io.devicedeletions.adapters.jdbc.internal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/**
 * What waits to be written. Those that share are grouped; those that take long are each a group of
 * their own. The two kinds take turns, so that neither waits for more than one group of the other.
 * Thread-safe.
 */
final class PendingGroups<P> {

  private final int largestGroup;
  private final Queue<P> sharing = new ArrayDeque<>();
  private final Queue<P> alone = new ArrayDeque<>();
  private boolean sharedLast;

  PendingGroups(int largestGroup) {
    this.largestGroup = largestGroup;
  }

  synchronized void addSharing(P write) {
    sharing.add(write);
  }

  synchronized void addAlone(P write) {
    alone.add(write);
  }

  /** What has come by now, up to a limit; empty if nothing has. */
  synchronized List<P> takeGroup() {
    boolean shares = alone.isEmpty() || (!sharing.isEmpty() && !sharedLast);
    sharedLast = shares;
    return shares ? take(sharing, largestGroup) : take(alone, 1);
  }

  private static <P> List<P> take(Queue<P> waiting, int most) {
    List<P> group = new ArrayList<>();
    while (group.size() < most && !waiting.isEmpty()) {
      group.add(waiting.remove());
    }
    return group;
  }
}
