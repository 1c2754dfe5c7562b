package io.devicedeletions.bootstrap.campaign.checker;

import static io.devicedeletions.bootstrap.campaign.checker.Invariant.REPLAY_ACCEPTED;

import io.devicedeletions.bootstrap.campaign.ledger.Answer;
import io.devicedeletions.bootstrap.campaign.ledger.Answer.Refused;
import io.devicedeletions.bootstrap.campaign.ledger.LedgerEntry;
import io.devicedeletions.bootstrap.campaign.store.StoreState.StoredBatch;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Looks for requests that were stored, or answered 202, and refused for good by another attempt:
 * each attempt has the same body and the same key, so there is nothing to refuse.
 */
final class ReplayCheck {

  private final History history;
  private final Findings findings = new Findings();

  ReplayCheck(History history) {
    this.history = history;
  }

  List<Violation> violations() {
    Set<String> stored =
        history.state().batches().stream().map(StoredBatch::requestId).collect(Collectors.toSet());
    for (LedgerEntry entry : history.ledger()) {
      // Of what was always refused nothing may be stored, which is another promise.
      if (!entry.isRefused()
          && (entry.accepted().isPresent() || stored.contains(entry.requestId()))) {
        check(entry);
      }
    }
    return findings.violations();
  }

  private void check(LedgerEntry entry) {
    findings.require(
        entry.answers().stream().noneMatch(Answer::isRefusedForGood),
        REPLAY_ACCEPTED,
        "request %s was taken in and refused: %s",
        entry.requestId(),
        statuses(entry));
    // Whoever repeats it is told to wait while another attempt is under way, and asks again.
    findings.require(
        !history.drained()
            || entry.answers().isEmpty()
            || !last(entry).equals(new Refused(Answer.UNDER_WAY)),
        REPLAY_ACCEPTED,
        "request %s was taken in and is under way for ever: %s",
        entry.requestId(),
        statuses(entry));
  }

  private static Answer last(LedgerEntry entry) {
    return entry.answers().get(entry.answers().size() - 1);
  }

  private static List<String> statuses(LedgerEntry entry) {
    return entry.answers().stream()
        .map(answer -> answer instanceof Answer.Accepted ? "202" : answer.toString())
        .toList();
  }
}
