package io.devicedeletions.adapters.http.internal.live;

import io.devicedeletions.adapters.http.internal.exchange.EventSource;
import io.devicedeletions.domain.tenant.TenantId;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/**
 * Everything that is watched at the moment. One thread looks at each topic once in a while and
 * tells all who watch it, so that the store is asked as often for one of them as for five hundred.
 * Thread-safe.
 */
public final class LiveTopics implements AutoCloseable {

  private final StreamLimits limits;
  private final Map<Topic, WatchedTopic> topics = new HashMap<>();
  private final LiveRounds rounds;
  private boolean closed;

  /**
   * Begins to look at what is watched.
   *
   * @param limits how many may watch, and how often is looked
   * @param mayAsk whether a tenant would still be let in; may block
   */
  public LiveTopics(StreamLimits limits, Predicate<TenantId> mayAsk) {
    this.limits = limits;
    this.rounds = new LiveRounds(this, mayAsk, limits.pace());
  }

  /** True if another one of a tenant may watch. */
  synchronized boolean hasRoom(TenantId tenant) {
    int ofTenant = 0;
    for (WatchedTopic topic : topics.values()) {
      ofTenant += topic.topic().tenant().equals(tenant) ? topic.watchers().size() : 0;
    }
    return !closed && openStreams() < limits.most() && ofTenant < limits.mostOfTenant();
  }

  /** How many streams are open. */
  public synchronized int openStreams() {
    int all = 0;
    for (WatchedTopic topic : topics.values()) {
      all += topic.watchers().size();
    }
    return all;
  }

  /**
   * Events of a topic.
   *
   * @param first what it looks like at the moment
   * @param source looks at it again
   * @param standing whether the watcher's token is still good
   */
  EventSource events(Topic topic, Snapshot first, TopicSource source, BooleanSupplier standing) {
    return client -> connect(topic, first, source, new Watcher(client, standing));
  }

  private synchronized void connect(
      Topic topic, Snapshot first, TopicSource source, Watcher watcher) {
    if (!hasRoom(topic.tenant())) {
      watcher.client().end();
      return;
    }
    WatchedTopic watched =
        topics.computeIfAbsent(topic, unwatched -> new WatchedTopic(topic, source, first));
    watcher.client().whenOver(() -> leave(watched, watcher));
    watched.add(watcher, first);
  }

  private synchronized void leave(WatchedTopic watched, Watcher watcher) {
    watched.watchers().remove(watcher);
    if (watched.watchers().isEmpty()) {
      topics.remove(watched.topic(), watched);
    }
  }

  /** What is watched at this moment. */
  synchronized Vector<WatchedTopic> watched() {
    return Vector.ofAll(topics.values());
  }

  /** Tells what a topic looks like now; that it is gone ends its streams. */
  synchronized void show(WatchedTopic topic, Option<Snapshot> snapshot) {
    snapshot.peek(topic::show).onEmpty(() -> end(topic, watcher -> true));
  }

  /** Ends the streams of a topic that has not been seen for long; who comes next begins anew. */
  synchronized void giveUp(WatchedTopic topic) {
    topics.remove(topic.topic(), topic);
    topic.giveUp();
  }

  /** Ends the streams of some who watch. */
  void end(WatchedTopic topic, Predicate<Watcher> whose) {
    watchers(topic).filter(whose).forEach(watcher -> watcher.client().end());
  }

  /** Those who watch a topic at this moment. */
  synchronized Vector<Watcher> watchers(WatchedTopic topic) {
    return Vector.ofAll(topic.watchers());
  }

  /** Ends every stream, and lets nobody watch any more. */
  @Override
  public void close() {
    List<WatchedTopic> open;
    synchronized (this) {
      closed = true;
      open = new ArrayList<>(topics.values());
    }
    rounds.close();
    open.forEach(topic -> end(topic, watcher -> true));
  }

  /**
   * How many may watch, and how often is looked.
   *
   * @param most how many streams there may be
   * @param mostOfTenant how many of them one tenant may have
   * @param pace how long a topic is left alone between two looks
   */
  public record StreamLimits(int most, int mostOfTenant, Duration pace) {

    /** A thousand streams, three quarters of them for one tenant, a look a second. */
    public static final StreamLimits DEFAULT = new StreamLimits(1_000, 750, Duration.ofSeconds(1));
  }
}
