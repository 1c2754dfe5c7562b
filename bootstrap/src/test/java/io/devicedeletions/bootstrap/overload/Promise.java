package io.devicedeletions.bootstrap.overload;

import io.devicedeletions.bootstrap.overload.attack.Tally;
import io.devicedeletions.bootstrap.overload.watch.Footprint;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/** What a server promises under overload. */
enum Promise {
  LIVENESS("every probe of /livez is answered 200 within a second"),
  LATENCY("the 99th percentile of what is admitted is within 5 times the unloaded one"),
  SERVICE("the fast client is admitted as often as the scenario asks for"),
  ANSWERS("whoever is turned away is told so, by 503 with Retry-After, within a second"),
  HEAP("the heap is back to what it was, but for 16 MB"),
  DIRECT_MEMORY("direct buffers are back to what they were, but for 32 MB"),
  THREADS("threads are back to what they were, but for the 40 that a server has for requests"),
  DESCRIPTORS("open files and sockets are back to what they were, but for 16"),
  RECOVERY("the same process answers a good request afterwards");

  private static final double LONGEST_ANSWER_MILLIS = 1_000;
  private static final double UNLOADED_PERCENT = 99;
  private static final long HEAP_BYTES = 16_000_000;
  private static final long DIRECT_BYTES = 32_000_000;
  private static final int REQUEST_THREADS = 40;
  private static final int SOME_DESCRIPTORS = 16;

  private final String sentence;

  Promise(String sentence) {
    this.sentence = sentence;
  }

  /** Those that were broken. */
  static Set<Promise> broken(Scenario scenario, Observation seen) {
    Set<Promise> broken = EnumSet.noneOf(Promise.class);
    Arrays.stream(values()).filter(promise -> !promise.isKept(scenario, seen)).forEach(broken::add);
    return broken;
  }

  private boolean isKept(Scenario scenario, Observation seen) {
    Footprint before = seen.before();
    Footprint after = seen.after();
    return switch (this) {
      case LIVENESS -> seen.probesUnanswered() == 0 && seen.slowestProbe() <= LONGEST_ANSWER_MILLIS;
      case LATENCY -> seen.ratio() <= scenario.timesAsLong();
      case SERVICE ->
          seen.attacked().admittedPercent() >= scenario.leastAdmitted()
              && seen.unloaded().admittedPercent() >= UNLOADED_PERCENT;
      case ANSWERS -> isToldSo(seen);
      case HEAP -> after.heap() - before.heap() <= HEAP_BYTES;
      case DIRECT_MEMORY -> after.direct() - before.direct() <= DIRECT_BYTES;
      case THREADS -> after.threads() - before.threads() <= REQUEST_THREADS;
      case DESCRIPTORS -> after.descriptors() - before.descriptors() <= SOME_DESCRIPTORS;
      case RECOVERY -> seen.servesAfterwards();
    };
  }

  private static boolean isToldSo(Observation seen) {
    return seen.attacked().others().isEmpty()
        && seen.attacked().impolite() == 0
        && seen.attacked().shed().percentile(99) <= LONGEST_ANSWER_MILLIS
        && seen.attackers().get(Tally.IMPOLITE) == 0
        && seen.attackers().serverErrors() == 0;
  }

  @Override
  public String toString() {
    return name() + " (" + sentence + ")";
  }
}
