package io.devicedeletions.bootstrap.campaign.scenario;

import io.devicedeletions.bootstrap.campaign.checker.Violation;
import io.devicedeletions.bootstrap.campaign.ledger.Answer.Unknown;
import io.devicedeletions.bootstrap.campaign.ledger.LedgerEntry;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What a scenario came to. */
public final class Tally {

  private final List<Violation> violations = new ArrayList<>();
  private final Set<String> notes = new LinkedHashSet<>();
  private final Map<String, Integer> doubts = new TreeMap<>();
  private int repetitions;
  private long requests;
  private long lines;
  private long resolved;
  private long unknown;

  /** The fault struck once. */
  public void repetition() {
    repetitions++;
  }

  /** Something that a reader of the result must know, such as that it was not run. */
  public void note(String note) {
    if (notes.add(note)) {
      System.out.println("    ! " + note);
    }
  }

  void ledger(List<LedgerEntry> entries) {
    requests += entries.size();
    lines += entries.stream().mapToLong(entry -> entry.lines().size()).sum();
    resolved += entries.stream().filter(LedgerEntry::wasResolved).count();
    unknown += entries.stream().filter(LedgerEntry::isUnknown).count();
    entries.stream()
        .flatMap(entry -> entry.answers().stream())
        .filter(Unknown.class::isInstance)
        .forEach(answer -> doubts.merge(((Unknown) answer).why(), 1, Integer::sum));
  }

  /** Why the fate of a request was unknown for a while, and how often. */
  Map<String, Integer> doubts() {
    return doubts;
  }

  /** Takes over the counts of a run whose violations were wanted. */
  void adopt(Tally other) {
    requests += other.requests;
    lines += other.lines;
    resolved += other.resolved;
    unknown += other.unknown;
    other.doubts.forEach((why, times) -> doubts.merge(why, times, Integer::sum));
  }

  public void violations(List<Violation> found) {
    violations.addAll(found);
  }

  public List<Violation> violations() {
    return List.copyOf(violations);
  }

  int repetitions() {
    return repetitions;
  }

  /** A row of the table: repetitions, requests, lines, resolved, still unknown, violations. */
  String row() {
    return "%5d | %8d | %8d | %8d | %7d | %10d"
        .formatted(repetitions, requests, lines, resolved, unknown, violations.size());
  }

  Set<String> notes() {
    return notes;
  }
}
