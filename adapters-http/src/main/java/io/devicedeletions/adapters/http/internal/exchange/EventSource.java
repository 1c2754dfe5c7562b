package io.devicedeletions.adapters.http.internal.exchange;

/** Where the events of an answer come from. Implementations are thread-safe and do not block. */
@FunctionalInterface
public interface EventSource {

  /** Sends events to a client from now on, until one of both ends it. */
  void connect(EventSink client);
}
