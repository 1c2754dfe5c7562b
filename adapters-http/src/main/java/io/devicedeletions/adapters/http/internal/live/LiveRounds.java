package io.devicedeletions.adapters.http.internal.live;

import io.devicedeletions.domain.tenant.TenantId;
import io.vavr.Tuple;
import io.vavr.Tuple2;
import io.vavr.collection.Map;
import io.vavr.collection.Vector;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Goes round what is watched, on one thread: however slow the store is, it is asked one by one.
 * What a tenant watches of one kind is asked for together.
 */
final class LiveRounds implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(LiveRounds.class);

  /** A token that is no good any more and a switch that was thrown end streams within so many. */
  private static final int ROUNDS_BETWEEN_CHECKS = 4;

  private final LiveTopics topics;
  private final Predicate<TenantId> mayAsk;
  private final LookTrouble trouble;
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
    this.trouble = new LookTrouble(System::nanoTime);
    this.rounds =
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
      trouble.beginRound();
      groups(watched).forEach(this::look);
    } catch (RuntimeException unexpected) {
      LOG.error("what is watched could not be looked at", unexpected);
    }
  }

  /** What is asked for together. */
  private static Vector<Vector<WatchedTopic>> groups(Vector<WatchedTopic> watched) {
    Map<Tuple2<TenantId, String>, Vector<WatchedTopic>> groups =
        watched.groupBy(topic -> Tuple.of(topic.topic().tenant(), topic.topic().event()));
    return groups.values().toVector();
  }

  private void look(Vector<WatchedTopic> group) {
    group.flatMap(topics::watchers).forEach(watcher -> watcher.client().cutIfStuck());
    if (trouble.isStoreAway()) {
      fail(group, Vector.empty());
      return;
    }
    try {
      Map<Topic, Snapshot> seen =
          group.head().source().look(group.head().topic().tenant(), group.map(WatchedTopic::topic));
      trouble.seen(group);
      group.forEach(topic -> topics.show(topic, seen.get(topic.topic())));
    } catch (RuntimeException failure) {
      fail(group, Vector.of(failure));
    }
  }

  private void fail(Vector<WatchedTopic> group, Vector<RuntimeException> failures) {
    if (trouble.failed(group, failures.nonEmpty())) {
      LOG.warn("streams of {} wait", group.head().topic().tenant(), failures.getOrNull());
    }
    group.filter(trouble::hasLasted).forEach(topics::giveUp);
  }

  /** Tokens are asked about in any case; who cannot tell of a tenant leaves its streams open. */
  private void check(Vector<WatchedTopic> watched) {
    watched.forEach(topic -> topics.end(topic, watcher -> !watcher.isStillGood()));
    watched
        .groupBy(topic -> topic.topic().tenant())
        .filterKeys(this::isRefused)
        .values()
        .flatMap(theirs -> theirs)
        .forEach(topic -> topics.end(topic, watcher -> true));
  }

  private boolean isRefused(TenantId tenant) {
    try {
      return !mayAsk.test(tenant);
    } catch (RuntimeException cannotTell) {
      LOG.warn("it cannot be told whether {} may still watch", tenant, cannotTell);
      return false;
    }
  }

  @Override
  public void close() {
    rounds.cancel(true);
    thread.shutdownNow();
  }
}
