package io.devicedeletions.adapters.http.internal.live;

import io.devicedeletions.adapters.http.internal.exchange.EventSink;
import io.vavr.control.Option;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;

/** A topic, those who watch it, and what they were told last. Guarded by whoever holds it. */
final class WatchedTopic {

  private static final String END = "end";
  private static final String NO_DATA = "{}";

  private final Topic topic;
  private final Supplier<Option<Snapshot>> look;
  private final Set<Watcher> watchers = new LinkedHashSet<>();
  private Snapshot latest;
  private volatile boolean failing;

  WatchedTopic(Topic topic, Supplier<Option<Snapshot>> look, Snapshot first) {
    this.topic = topic;
    this.look = look;
    this.latest = first;
  }

  /** Looks at what it is about; what it shows is told by {@link #show}. */
  Option<Snapshot> look() {
    Option<Snapshot> seen = look.get();
    failing = false;
    return seen;
  }

  /** Notes that it could not be looked at; true if that is news. */
  boolean fails() {
    boolean isNews = !failing;
    failing = true;
    return isNews;
  }

  boolean isFailing() {
    return failing;
  }

  Topic topic() {
    return topic;
  }

  Set<Watcher> watchers() {
    return watchers;
  }

  void add(Watcher watcher) {
    watchers.add(watcher);
    tell(watcher);
  }

  /** Tells everybody what is new; nothing if nothing is. */
  void show(Snapshot snapshot) {
    boolean isNew = !Objects.equals(snapshot.content(), latest.content());
    latest = snapshot;
    if (isNew) {
      List.copyOf(watchers).forEach(this::tell);
    }
  }

  private void tell(Watcher watcher) {
    EventSink client = watcher.client();
    client.send(topic.event(), latest.data());
    if (latest.isLast()) {
      client.send(END, NO_DATA);
      client.end();
    }
  }
}
