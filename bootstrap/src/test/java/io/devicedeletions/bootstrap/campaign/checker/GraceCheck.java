package io.devicedeletions.bootstrap.campaign.checker;

import static io.devicedeletions.bootstrap.campaign.checker.Invariant.NOT_BEFORE_DUE;

import io.devicedeletions.bootstrap.campaign.store.StoreState.RecordedLine;
import io.devicedeletions.bootstrap.campaign.store.StoreState.StoredBatch;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Compares when a line was settled with when its batch was accepted, by the database's clock. */
final class GraceCheck {

  private final History history;
  private final Findings findings = new Findings();

  GraceCheck(History history) {
    this.history = history;
  }

  List<Violation> violations() {
    Map<List<String>, Instant> dueAt = new HashMap<>();
    for (StoredBatch batch : history.state().batches()) {
      dueAt.put(
          List.of(batch.tenant(), batch.batchId()),
          batch.acceptedAt().plus(history.circumstances().grace()));
    }
    for (RecordedLine record : history.state().records()) {
      Instant due = dueAt.get(List.of(record.key().tenant(), record.key().batchId()));
      if (due != null && !record.isCancelled()) {
        findings.require(
            !record.settledAt().isBefore(due),
            NOT_BEFORE_DUE,
            "%s was settled before %s",
            record,
            due);
      }
    }
    return findings.violations();
  }
}
