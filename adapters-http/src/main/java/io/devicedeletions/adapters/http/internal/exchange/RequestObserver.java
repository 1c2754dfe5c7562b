package io.devicedeletions.adapters.http.internal.exchange;

/** Hears of every request in the end. Implementations are thread-safe and quick. */
@FunctionalInterface
public interface RequestObserver {

  /**
   * A request is over.
   *
   * @param journal what was noted about it; not changed any more
   * @param nanoseconds how long it took
   */
  void over(RequestJournal journal, long nanoseconds);
}
