package io.devicedeletions.bootstrap.campaign.checker;

import io.devicedeletions.bootstrap.campaign.ledger.Answer;
import io.devicedeletions.bootstrap.campaign.ledger.Answer.Accepted;
import io.devicedeletions.bootstrap.campaign.ledger.Answer.AnsweredLine;
import io.devicedeletions.bootstrap.campaign.ledger.AskedLine;
import io.devicedeletions.bootstrap.campaign.ledger.LedgerEntry;
import io.devicedeletions.bootstrap.campaign.store.DeviceKey;
import io.devicedeletions.bootstrap.campaign.store.StoreState;
import io.devicedeletions.bootstrap.campaign.store.StoreState.BatchLineKey;
import io.devicedeletions.bootstrap.campaign.store.StoreState.PendingWork;
import io.devicedeletions.bootstrap.campaign.store.StoreState.RecordedLine;
import io.devicedeletions.bootstrap.campaign.store.StoreState.StoredBatch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A right history that is put together by hand, with lists that can be spoilt. Two tenants have the
 * same ten devices; acme had the first five of them removed by batch-1, asked in vain for a
 * misnamed and a malformed one, and has batch-2 with device 5 pending.
 */
final class SyntheticHistory {

  static final Instant ACCEPTED = Instant.parse("2026-11-24T12:00:00Z");

  final List<LedgerEntry> ledger = new ArrayList<>();
  final Map<DeviceKey, String> inventory = new HashMap<>();
  final List<StoredBatch> batches = new ArrayList<>();
  final List<PendingWork> work = new ArrayList<>();
  final List<RecordedLine> records = new ArrayList<>();
  final List<BatchLineKey> dead = new ArrayList<>();
  final Map<DeviceKey, String> devices = new HashMap<>();
  boolean drained;
  Circumstances circumstances = Circumstances.USUAL;

  SyntheticHistory() {
    for (String tenant : List.of("acme", "globex")) {
      for (int number = 0; number < 10; number++) {
        inventory.put(device(tenant, number), "DEVICE-" + number);
      }
    }
    devices.putAll(inventory);
    settledBatch();
    pendingBatch();
    ledger.add(
        entry("request-3", "key-3", List.of(line(6, "DEVICE-6"))).with(new Answer.Refused(400)));
    ledger.add(
        entry("request-4", "key-4", List.of(line(7, "DEVICE-7")))
            .with(new Answer.Unknown("connection reset")));
  }

  private void settledBatch() {
    List<AskedLine> lines = new ArrayList<>();
    for (int number = 0; number < 5; number++) {
      lines.add(line(number, "DEVICE-" + number));
    }
    lines.add(line(8, "ANOTHER-8"));
    lines.add(new AskedLine("malformed", "DEVICE-9"));
    accept("1", lines);
    for (int number = 0; number < 5; number++) {
      record("batch-1", number, lines.get(number), "REMOVED");
      devices.remove(device("acme", number));
    }
    record("batch-1", 5, lines.get(5), "NAME_MISMATCH");
  }

  private void pendingBatch() {
    accept("2", List.of(line(5, "DEVICE-5")));
    work.add(new PendingWork("acme", "batch-2", 0, List.of(0)));
  }

  /** A request that was answered 202, and its batch. */
  void accept(String number, List<AskedLine> lines) {
    Accepted answer = acceptance("batch-" + number, lines);
    ledger.add(entry("request-" + number, "key-" + number, lines).with(answer));
    batches.add(batch("batch-" + number, "request-" + number, "key-" + number, lines));
  }

  static Accepted acceptance(String batchId, List<AskedLine> lines) {
    List<AnsweredLine> answered =
        lines.stream()
            .map(line -> new AnsweredLine(line.uid(), line.name(), status(line)))
            .toList();
    int scheduled = (int) lines.stream().filter(AskedLine::isWellFormed).count();
    return new Accepted(batchId, scheduled, answered);
  }

  static StoredBatch batch(String batchId, String requestId, String key, List<AskedLine> lines) {
    return new StoredBatch(
        "acme",
        batchId,
        requestId,
        key,
        lines.stream().map(AskedLine::uid).toList(),
        lines.stream().map(AskedLine::name).toList(),
        lines.stream().map(SyntheticHistory::status).toList(),
        ACCEPTED);
  }

  void record(String batchId, int line, AskedLine asked, String outcome) {
    records.add(
        new RecordedLine(
            new BatchLineKey("acme", batchId, line),
            asked.uid(),
            asked.name(),
            outcome,
            ACCEPTED.plusSeconds(5)));
  }

  private static String status(AskedLine line) {
    return line.isWellFormed() ? "SCHEDULED" : "INVALID";
  }

  static LedgerEntry entry(String requestId, String key, List<AskedLine> lines) {
    return new LedgerEntry("acme", requestId, key, lines, List.of());
  }

  static AskedLine line(int number, String name) {
    return new AskedLine(device("acme", number).uid(), name);
  }

  static DeviceKey device(String tenant, int number) {
    return new DeviceKey(tenant, "%08x-0000-4000-8000-000000000000".formatted(number));
  }

  List<Violation> check() {
    StoreState state = new StoreState(batches, work, records, dead, devices);
    return Checker.check(new History(ledger, inventory, state, drained, circumstances));
  }

  List<Invariant> broken() {
    return check().stream().map(Violation::invariant).distinct().toList();
  }
}
