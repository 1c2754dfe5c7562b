package io.devicedeletions.bootstrap.campaign.checker;

import static io.devicedeletions.bootstrap.campaign.checker.Invariant.CANCELLED_AS_TOLD;

import io.devicedeletions.bootstrap.campaign.ledger.CancellationCall;
import io.devicedeletions.bootstrap.campaign.ledger.CancellationCall.Told;
import io.devicedeletions.bootstrap.campaign.store.StoreState.BatchLineKey;
import io.devicedeletions.bootstrap.campaign.store.StoreState.RecordedLine;
import io.devicedeletions.bootstrap.campaign.store.StoreState.StoredBatch;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Compares what is recorded as cancelled with what was told to those who cancelled. */
final class CancellationCheck {

  private final History history;
  private final Map<List<String>, StoredBatch> batches;
  private final Set<BatchLineKey> cancelled;
  private final Findings findings = new Findings();

  CancellationCheck(History history) {
    this.history = history;
    this.batches =
        history.state().batches().stream()
            .collect(
                Collectors.toMap(
                    batch -> List.of(batch.tenant(), batch.batchId()),
                    batch -> batch,
                    (one, other) -> one));
    this.cancelled =
        history.state().records().stream()
            .filter(RecordedLine::isCancelled)
            .map(RecordedLine::key)
            .collect(Collectors.toSet());
  }

  List<Violation> violations() {
    Set<BatchLineKey> mayBe = new HashSet<>();
    for (CancellationCall call : history.circumstances().cancellations()) {
      StoredBatch batch = batches.get(List.of(call.tenant(), call.batchId()));
      if (batch == null) {
        findings.require(false, CANCELLED_AS_TOLD, "%s is for a batch that is gone", call);
      } else {
        call.told().ifPresent(told -> compare(batch, told));
        mayBe.addAll(
            call.told().map(Told::cancelled).orElse(scheduled(batch)).stream()
                .map(batch::line)
                .toList());
      }
    }
    for (BatchLineKey key : cancelled) {
      findings.require(
          mayBe.contains(key), CANCELLED_AS_TOLD, "%s is cancelled, and nobody was told so", key);
    }
    return findings.violations();
  }

  private void compare(StoredBatch batch, Told told) {
    findings.require(
        Stream.concat(told.cancelled().stream(), told.tooLate().stream())
            .sorted()
            .toList()
            .equals(scheduled(batch).stream().sorted().toList()),
        CANCELLED_AS_TOLD,
        "of batch %s other lines were told of than are scheduled: %s",
        batch.batchId(),
        told);
    for (int line : told.cancelled()) {
      findings.require(
          cancelled.contains(batch.line(line)),
          CANCELLED_AS_TOLD,
          "%s was said to be cancelled and is not",
          batch.line(line));
    }
  }

  private static Set<Integer> scheduled(StoredBatch batch) {
    return IntStream.range(0, batch.statuses().size())
        .filter(batch::isScheduled)
        .boxed()
        .collect(Collectors.toSet());
  }
}
