package io.devicedeletions.bootstrap.campaign.failover;

import io.devicedeletions.bootstrap.campaign.checker.Invariant;
import io.devicedeletions.bootstrap.campaign.checker.Violation;
import io.devicedeletions.bootstrap.campaign.ledger.LedgerEntry;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** What a play came to. */
final class Score {

  static final String HEAD =
      "    n | requests |      202 |    lines | resolved | unknown |   lost |  twice |  stuck |  other";

  private static final Set<Invariant> LOST =
      EnumSet.of(Invariant.LINE_IN_ONE_PLACE, Invariant.ALL_OR_NOTHING);
  private static final Set<Invariant> TWICE =
      EnumSet.of(Invariant.ONE_RECORD, Invariant.REMOVED_AS_RECORDED, Invariant.ONE_BATCH_A_KEY);
  private static final Set<Invariant> STUCK = EnumSet.of(Invariant.NOT_STUCK);

  private final List<Violation> violations = new ArrayList<>();
  private int repetitions;
  private List<LedgerEntry> ledger = List.of();

  void repetition() {
    repetitions++;
  }

  /** Something that belongs to the result. */
  void say(String line) {
    System.out.println("    " + line);
  }

  void violation(Violation violation) {
    violations.add(violation);
  }

  /** Whatever else holds, our servers must go on. */
  void require(boolean goesOn, String otherwise) {
    if (!goesOn) {
      violation(new Violation(Invariant.NOT_STUCK, otherwise));
    }
  }

  void violations(List<Violation> found) {
    violations.addAll(found);
  }

  List<Violation> violations() {
    return List.copyOf(violations);
  }

  void ledger(List<LedgerEntry> entries) {
    ledger = entries;
  }

  /** A row under {@link #HEAD}. */
  String row() {
    return "%5d | %8d | %8d | %8d | %8d | %7d | %6d | %6d | %6d | %6d"
        .formatted(
            repetitions,
            ledger.size(),
            ledger.stream().filter(entry -> entry.accepted().isPresent()).count(),
            ledger.stream().mapToLong(entry -> entry.lines().size()).sum(),
            ledger.stream().filter(LedgerEntry::wasResolved).count(),
            ledger.stream().filter(LedgerEntry::isUnknown).count(),
            broken(LOST),
            broken(TWICE),
            broken(STUCK),
            violations.size() - broken(LOST) - broken(TWICE) - broken(STUCK));
  }

  private long broken(Set<Invariant> promises) {
    return violations.stream().filter(found -> promises.contains(found.invariant())).count();
  }
}
