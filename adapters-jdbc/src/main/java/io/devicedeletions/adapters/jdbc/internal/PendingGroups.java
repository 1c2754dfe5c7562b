package io.devicedeletions.adapters.jdbc.internal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

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

  /** One that waits, without any memory of its own to be had; null if none does. */
  synchronized @Nullable P poll() {
    return alone.isEmpty() ? sharing.poll() : alone.poll();
  }

  /** True if it waited, and does no more. */
  synchronized boolean remove(P write) {
    return sharing.remove(write) || alone.remove(write);
  }

  /** What has come by now, up to a limit; empty if nothing has. */
  synchronized List<P> takeGroup() {
    boolean shares = alone.isEmpty() || (!sharing.isEmpty() && !sharedLast);
    sharedLast = shares;
    return shares ? take(sharing, largestGroup) : take(alone, 1);
  }

  /** Room is made before anything is taken out: on a full heap nothing is lost on the way. */
  private static <P> List<P> take(Queue<P> waiting, int most) {
    int size = Math.min(most, waiting.size());
    List<P> group = new ArrayList<>(size);
    while (group.size() < size) {
      group.add(waiting.remove());
    }
    return group;
  }
}
