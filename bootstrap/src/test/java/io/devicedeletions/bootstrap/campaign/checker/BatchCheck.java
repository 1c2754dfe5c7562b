package io.devicedeletions.bootstrap.campaign.checker;

import static io.devicedeletions.bootstrap.campaign.checker.Invariant.ALL_OR_NOTHING;
import static io.devicedeletions.bootstrap.campaign.checker.Invariant.LINE_IN_ONE_PLACE;
import static io.devicedeletions.bootstrap.campaign.checker.Invariant.NOTHING_FOR_REFUSED;
import static io.devicedeletions.bootstrap.campaign.checker.Invariant.NO_NEEDLESS_FAILURE;
import static io.devicedeletions.bootstrap.campaign.checker.Invariant.ONE_BATCH_A_KEY;
import static io.devicedeletions.bootstrap.campaign.checker.Invariant.ORDER_AND_COUNTS;

import io.devicedeletions.bootstrap.campaign.ledger.Answer.Accepted;
import io.devicedeletions.bootstrap.campaign.ledger.Answer.AnsweredLine;
import io.devicedeletions.bootstrap.campaign.ledger.AskedLine;
import io.devicedeletions.bootstrap.campaign.ledger.LedgerEntry;
import io.devicedeletions.bootstrap.campaign.store.StoreState.StoredBatch;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Compares the batches that are stored with the requests, one by one. */
final class BatchCheck {

  private final History history;
  private final Findings findings = new Findings();

  BatchCheck(History history) {
    this.history = history;
  }

  List<Violation> violations() {
    Map<String, List<StoredBatch>> byRequest =
        history.state().batches().stream().collect(Collectors.groupingBy(StoredBatch::requestId));
    Map<String, LedgerEntry> asked = new HashMap<>();
    for (LedgerEntry entry : history.ledger()) {
      asked.put(entry.requestId(), entry);
      check(entry, byRequest.getOrDefault(entry.requestId(), List.of()));
    }
    for (StoredBatch batch : history.state().batches()) {
      findings.require(
          asked.containsKey(batch.requestId()),
          NOTHING_FOR_REFUSED,
          "batch %s is for request %s, which nobody made",
          batch.batchId(),
          batch.requestId());
    }
    checkKeys();
    return findings.violations();
  }

  private void checkKeys() {
    Set<List<String>> keys = new HashSet<>();
    for (StoredBatch batch : history.state().batches()) {
      findings.require(
          keys.add(List.of(batch.tenant(), batch.idempotencyKey())),
          ONE_BATCH_A_KEY,
          "batch %s of %s is not the only one with key %s",
          batch.batchId(),
          batch.tenant(),
          batch.idempotencyKey());
    }
  }

  private void check(LedgerEntry entry, List<StoredBatch> batches) {
    findings.require(
        batches.size() < 2,
        ONE_BATCH_A_KEY,
        "request %s has %d batches",
        entry.requestId(),
        batches.size());
    findings.require(
        !entry.isRefused() || batches.isEmpty(),
        NOTHING_FOR_REFUSED,
        "request %s was answered %s and has a batch",
        entry.requestId(),
        entry.answers());
    findings.require(
        entry.accepted().isEmpty() || !batches.isEmpty(),
        LINE_IN_ONE_PLACE,
        "request %s of %s was answered 202, and its batch is gone with %d lines",
        entry.requestId(),
        entry.tenant(),
        entry.lines().size());
    batches.forEach(batch -> compare(entry, batch));
    entry.acceptances().forEach(answer -> compare(entry, answer, batches));
  }

  private void compare(LedgerEntry entry, StoredBatch batch) {
    findings.require(
        batch.tenant().equals(entry.tenant())
            && batch.idempotencyKey().equals(entry.idempotencyKey()),
        ONE_BATCH_A_KEY,
        "batch %s has not the tenant and key of request %s",
        batch.batchId(),
        entry.requestId());
    findings.require(
        batch.uids().size() == entry.lines().size(),
        ALL_OR_NOTHING,
        "batch %s has %d of %d lines",
        batch.batchId(),
        batch.uids().size(),
        entry.lines().size());
    findings.require(
        batch.uids().equals(entry.lines().stream().map(AskedLine::uid).toList())
            && batch.names().equals(entry.lines().stream().map(AskedLine::name).toList()),
        ORDER_AND_COUNTS,
        "batch %s has not the lines of request %s in their order",
        batch.batchId(),
        entry.requestId());
    findings.require(
        !batch.statuses().contains("FAILED"),
        NO_NEEDLESS_FAILURE,
        "batch %s has a line that FAILED",
        batch.batchId());
    for (int line = 0; line < Math.min(batch.uids().size(), entry.lines().size()); line++) {
      findings.require(
          entry.lines().get(line).isWellFormed() == !batch.statuses().get(line).equals("INVALID"),
          ORDER_AND_COUNTS,
          "batch %s line %d is %s",
          batch.batchId(),
          line,
          batch.statuses().get(line));
    }
  }

  private void compare(LedgerEntry entry, Accepted answer, List<StoredBatch> batches) {
    findings.require(
        batches.isEmpty()
            || batches.stream().anyMatch(batch -> batch.batchId().equals(answer.batchId())),
        ONE_BATCH_A_KEY,
        "request %s was told of batch %s, which is not its own",
        entry.requestId(),
        answer.batchId());
    List<AskedLine> told =
        answer.lines().stream().map(line -> new AskedLine(line.uid(), line.name())).toList();
    List<String> statuses = answer.lines().stream().map(AnsweredLine::status).toList();
    findings.require(
        told.equals(entry.lines())
            && answer.scheduledCount() == statuses.stream().filter("SCHEDULED"::equals).count(),
        ORDER_AND_COUNTS,
        "request %s was answered with other lines or a wrong count",
        entry.requestId());
    findings.require(
        !statuses.contains("FAILED"),
        NO_NEEDLESS_FAILURE,
        "request %s was told that a line FAILED",
        entry.requestId());
    findings.require(
        batches.stream().allMatch(batch -> batch.statuses().equals(statuses)),
        ORDER_AND_COUNTS,
        "request %s was told of other statuses than are stored",
        entry.requestId());
  }
}
