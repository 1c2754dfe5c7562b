package io.devicedeletions.application.testkit;

import java.util.Map;
import java.util.TreeMap;

/** Counts what really happened in a history. Not thread-safe. */
final class EngineTally {

  private final Map<String, Integer> counts = new TreeMap<>();

  void count(String event) {
    counts.merge(event, 1, Integer::sum);
  }

  void countIf(String event, boolean happened) {
    if (happened) {
      count(event);
    }
  }

  boolean hasCounted(String event) {
    return counts.containsKey(event);
  }
}
