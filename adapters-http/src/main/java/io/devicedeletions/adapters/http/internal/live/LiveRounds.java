package io.devicedeletions.adapters.http.internal.live;

import io.devicedeletions.domain.tenant.TenantId;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Goes round what is watched, on one thread: however slow the store is, it is asked one by one. */
final class LiveRounds implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(LiveRounds.class);

  /** A token that is no good any more and a switch that was thrown end streams within this many. */
  private static final int ROUNDS_BETWEEN_CHECKS = 4;

  /** So many in a row, and none before that went well, are no fault of the topics. */
  private static final int FAILURES_OF_A_STORE = 3;

  private final LiveTopics topics;
  private final Predicate<TenantId> mayAsk;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread named = new Thread(work, "device-deletions-live");
            named.setDaemon(true);
            return named;
          });
  private final ScheduledFuture<?> rounds;
  private long round;

  LiveRounds(LiveTopics topics, Predicate<TenantId> mayAsk, Duration pace) {
    this.topics = topics;
    this.mayAsk = mayAsk;
    rounds =
        thread.scheduleWithFixedDelay(
            this::goRound, pace.toMillis(), pace.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Whatever happens, the next round comes. */
  private void goRound() {
    try {
      round++;
      Vector<WatchedTopic> watched = topics.watched();
      if (round % ROUNDS_BETWEEN_CHECKS == 0) {
        check(watched);
      }
      lookAtAll(watched);
    } catch (RuntimeException trouble) {
      LOG.warn("what is watched could not be checked; it is tried again", trouble);
    }
  }

  /** A topic that cannot be read comes last, and a store that is away is not asked for each. */
  private void lookAtAll(Vector<WatchedTopic> watched) {
    int failures = 0;
    boolean isStoreThere = false;
    for (WatchedTopic topic : watched.sortBy(WatchedTopic::isFailing)) {
      if (isStoreThere || failures < FAILURES_OF_A_STORE) {
        boolean seen = look(topic);
        isStoreThere |= seen;
        failures += seen ? 0 : 1;
      }
    }
  }

  private boolean look(WatchedTopic topic) {
    topics.watchers(topic).forEach(watcher -> watcher.client().cutIfStuck());
    try {
      topics.show(topic, topic.look());
      return true;
    } catch (RuntimeException trouble) {
      if (topic.fails()) {
        LOG.warn("{} cannot be looked at; its streams wait", topic.topic(), trouble);
      }
      return false;
    }
  }

  private void check(Vector<WatchedTopic> watched) {
    Set<TenantId> refused = watched.map(topic -> topic.topic().tenant()).toSet().reject(mayAsk);
    watched.forEach(
        topic -> {
          boolean all = refused.contains(topic.topic().tenant());
          topics.end(topic, watcher -> all || !watcher.isStillGood());
        });
  }

  @Override
  public void close() {
    rounds.cancel(true);
    thread.shutdownNow();
  }
}
