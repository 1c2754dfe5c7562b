package io.devicedeletions.adapters.http.internal.live;

import io.devicedeletions.adapters.http.internal.exchange.EventSink;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A topic, those who watch it, and what they were told last. Guarded by {@link LiveTopics}. */
final class WatchedTopic {

  private static final Logger LOG = LoggerFactory.getLogger(WatchedTopic.class);

  private static final String END = "end";
  private static final String TROUBLE = "trouble";
  private static final String NO_DATA = "{}";

  private final Topic topic;
  private final TopicSource source;
  private final Set<Watcher> watchers = new LinkedHashSet<>();
  private Snapshot latest;

  WatchedTopic(Topic topic, TopicSource source, Snapshot first) {
    this.topic = topic;
    this.source = source;
    this.latest = first;
  }

  Topic topic() {
    return topic;
  }

  TopicSource source() {
    return source;
  }

  Set<Watcher> watchers() {
    return watchers;
  }

  /** Whoever joins is told at once; what they have just looked up may be news to the others. */
  void add(Watcher watcher, Snapshot seen) {
    show(seen);
    watchers.add(watcher);
    tell(watcher);
  }

  /** Tells everybody what is new; nothing if nothing is, or if it was seen before the last. */
  void show(Snapshot snapshot) {
    if (snapshot.asOf().isBefore(latest.asOf())) {
      return;
    }
    boolean isNew = !Objects.equals(snapshot.content(), latest.content());
    latest = snapshot;
    if (isNew) {
      List.copyOf(watchers).forEach(this::tell);
    }
  }

  /** One who cannot be told keeps no other from hearing. */
  private void tell(Watcher watcher) {
    try {
      EventSink client = watcher.client();
      client.send(topic.event(), latest.data());
      if (latest.isLast()) {
        client.send(END, NO_DATA);
        client.end();
      }
    } catch (RuntimeException unheard) {
      LOG.warn("a stream of {} could not be written", topic.event(), unheard);
    }
  }

  /** It has not been seen for long: who watches it shall ask, and hear what is the matter. */
  void giveUp() {
    List.copyOf(watchers)
        .forEach(
            watcher -> {
              watcher.client().send(TROUBLE, NO_DATA);
              watcher.client().end();
            });
  }
}
