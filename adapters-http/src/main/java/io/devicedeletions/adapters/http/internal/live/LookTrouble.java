package io.devicedeletions.adapters.http.internal.live;

import io.vavr.collection.Vector;
import java.time.Duration;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Since when which topics could not be looked at. A store that is away is not asked again and again
 * within a round. For one thread.
 */
final class LookTrouble {

  /** So many in a row, and none before that went well, are no fault of the topics. */
  private static final int FAILURES_OF_A_STORE = 3;

  /** After so long whoever watches is to hear of it. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final LongSupplier nanoTime;
  private final Map<WatchedTopic, Long> since = new WeakHashMap<>();
  private int failures;
  private boolean isStoreThere;

  LookTrouble(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  void beginRound() {
    failures = 0;
    isStoreThere = false;
  }

  boolean isStoreAway() {
    return !isStoreThere && failures >= FAILURES_OF_A_STORE;
  }

  void seen(Vector<WatchedTopic> group) {
    isStoreThere = true;
    group.forEach(since::remove);
  }

  /**
   * Notes that a group could not be looked at.
   *
   * @param wasAsked false if nobody tried, as the store is away
   * @return true if that is news
   */
  boolean failed(Vector<WatchedTopic> group, boolean wasAsked) {
    failures += wasAsked ? 1 : 0;
    boolean isNews = group.exists(topic -> !since.containsKey(topic));
    group.forEach(topic -> since.putIfAbsent(topic, nanoTime.getAsLong()));
    return isNews;
  }

  boolean hasLasted(WatchedTopic topic) {
    @Nullable Long begun = since.get(topic);
    return begun != null && nanoTime.getAsLong() - begun > PATIENCE.toNanos();
  }
}
