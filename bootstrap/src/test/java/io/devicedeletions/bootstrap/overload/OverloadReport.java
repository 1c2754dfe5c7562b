package io.devicedeletions.bootstrap.overload;

import io.devicedeletions.bootstrap.overload.attack.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;

/** Prints what was seen, and remembers whether a promise was broken. */
final class OverloadReport {

  private static final String HEAD =
      "%-38s | %8s | %8s | %8s | %7s | %6s | %7s | %7s | %7s | %5s | %7s | %11s | %9s | %s"
          .formatted(
              "scenario",
              "offered",
              "admitted",
              "shed",
              "refused",
              "fast %",
              "p50",
              "p99",
              "before",
              "ratio",
              "livez",
              "heap",
              "fds",
              "verdict");

  private final List<String> rows = new ArrayList<>();
  private boolean broken;

  /**
   * Takes note of a scenario in which everything must be kept. A disk or a processor of a shared
   * machine that stands still for a moment looks like a broken LATENCY: that is looked at twice
   * more, and broken if it was broken twice.
   */
  void add(Scenario scenario, Supplier<Observation> runs) {
    List<Set<Promise>> found = new ArrayList<>();
    found.add(note(scenario, runs.get()));
    if (found.get(0).contains(Promise.LATENCY)) {
      found.add(note(scenario, runs.get()));
      found.add(note(scenario, runs.get()));
    }
    broken |= isBroken(found);
  }

  /** By what was found broken in each run. */
  static boolean isBroken(List<Set<Promise>> found) {
    long late = found.stream().filter(run -> run.contains(Promise.LATENCY)).count();
    return late > 1
        || found.stream().flatMap(Set::stream).anyMatch(promise -> promise != Promise.LATENCY);
  }

  private Set<Promise> note(Scenario scenario, Observation seen) {
    Set<Promise> found = Promise.broken(scenario, seen);
    add(scenario, seen, found.isEmpty() ? "kept" : "BROKEN " + names(found));
    found.forEach(promise -> System.out.println("    BROKEN: " + promise));
    return found;
  }

  /** Takes note of a control, in which some promises must be found broken. */
  void addControl(Scenario scenario, Observation seen, Set<Promise> expected) {
    Set<Promise> found = Promise.broken(scenario, seen);
    boolean isRed = found.containsAll(expected);
    broken |= !isRed;
    add(
        scenario,
        seen,
        isRed ? "red, as it must be: " + names(found) : "NOT SEEN, only " + names(found));
  }

  private static String names(Set<Promise> promises) {
    return String.join(", ", promises.stream().map(Promise::name).toList());
  }

  private void add(Scenario scenario, Observation seen, String verdict) {
    String row = row(scenario, seen, verdict);
    rows.add(row);
    System.out.println(HEAD);
    System.out.println(row);
    System.out.println("    before:    " + seen.unloaded());
    System.out.println("    meanwhile: " + seen.attacked());
    System.out.println("    attackers: " + seen.attackers());
    System.out.println("    kept:      " + seen.before());
    System.out.println("    and after: " + seen.after());
  }

  private static String row(Scenario scenario, Observation seen, String verdict) {
    Tally attackers = seen.attackers();
    return String.format(
        Locale.ROOT,
        "%-38s | %8d | %8d | %8d | %7d | %6.1f | %7.1f | %7.1f | %7.1f | %5.1f | %7.1f | %4.1f > %4.1f"
            + " | %3d > %3d | %s",
        scenario.name(),
        attackers.get(Tally.OFFERED) + seen.attacked().asked(),
        attackers.answers(202) + seen.attacked().admitted().count(),
        attackers.answers(503) + seen.attacked().shed().count(),
        attackers.get(Tally.REFUSED),
        seen.attacked().admittedPercent(),
        seen.attacked().admitted().percentile(50),
        seen.attacked().admitted().percentile(99),
        seen.unloaded().admitted().percentile(99),
        seen.ratio(),
        seen.slowestProbe(),
        seen.before().heapMegabytes(),
        seen.after().heapMegabytes(),
        seen.before().descriptors(),
        seen.after().descriptors(),
        verdict);
  }

  /** Prints the table; true if a promise was broken. */
  boolean print() {
    System.out.println();
    System.out.println(HEAD);
    rows.forEach(System.out::println);
    return broken;
  }
}
