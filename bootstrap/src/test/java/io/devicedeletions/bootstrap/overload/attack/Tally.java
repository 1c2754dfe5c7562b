package io.devicedeletions.bootstrap.overload.attack;

import io.devicedeletions.bootstrap.overload.traffic.Head;
import io.devicedeletions.bootstrap.overload.traffic.Latencies;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What attackers did and what became of it, by name; also as a line that another process reads. */
public final class Tally {

  /** Requests that were sent, or connections that were opened by those who never send one. */
  public static final String OFFERED = "offered";

  /** Requests that were due and had no connection to go out on. */
  public static final String HELD_BACK = "held-back";

  /** Connections that could not be opened. */
  public static final String REFUSED = "refused";

  /** Connections that ended before the answer. */
  public static final String LOST = "lost";

  /** Answers 503 that do not say when to come again. */
  public static final String IMPOLITE = "impolite";

  /** How long admitted requests and shed ones took, from the time when they were due. */
  public static final String ADMITTED_MICROS = "admitted-p99-micros";

  public static final String SHED_MICROS = "shed-p99-micros";

  /** What the attackers' process took of the processor. */
  public static final String CPU_MILLIS = "cpu-millis";

  /** Nobody did anything. */
  public static final Tally NONE = new Tally();

  private static final String PREFIX = "tally ";

  private final Map<String, Long> counts = new TreeMap<>();
  private final Latencies admitted = new Latencies();
  private final Latencies shed = new Latencies();

  void count(String name) {
    count(name, 1);
  }

  void count(String name, long times) {
    counts.merge(name, times, Long::sum);
  }

  void answered(Head head, long nanoseconds) {
    count(status(head.status()));
    if (head.status() == 202) {
      admitted.add(nanoseconds);
    } else if (head.status() == 503) {
      shed.add(nanoseconds);
      if (!head.saysWhenToRetry()) {
        count(IMPOLITE);
      }
    }
  }

  private static String status(int status) {
    return "status-" + status;
  }

  /** How often something happened. */
  public long get(String name) {
    return counts.getOrDefault(name, 0L);
  }

  /** How many answers had a status. */
  public long answers(int status) {
    return get(status(status));
  }

  /** Answers that a server gives only when it is broken. */
  public long serverErrors() {
    return counts.entrySet().stream()
            .filter(entry -> entry.getKey().startsWith("status-5"))
            .mapToLong(Map.Entry::getValue)
            .sum()
        - answers(503);
  }

  /** Everything, on one line. */
  String line() {
    counts.put(ADMITTED_MICROS, (long) (admitted.percentile(99) * 1000));
    counts.put(SHED_MICROS, (long) (shed.percentile(99) * 1000));
    return PREFIX + this;
  }

  /** Finds the line in the output of a process. */
  public static Tally in(String output) {
    Tally tally = new Tally();
    String line =
        output
            .lines()
            .filter(printed -> printed.startsWith(PREFIX))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("no attack: " + output));
    Stream.of(line.substring(PREFIX.length()).split(" "))
        .map(pair -> pair.split("="))
        .forEach(pair -> tally.count(pair[0], Long.parseLong(pair[1])));
    return tally;
  }

  @Override
  public String toString() {
    return counts.entrySet().stream()
        .map(entry -> entry.getKey() + "=" + entry.getValue())
        .collect(Collectors.joining(" "));
  }
}
