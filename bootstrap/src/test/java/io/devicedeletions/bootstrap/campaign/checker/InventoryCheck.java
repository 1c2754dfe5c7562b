package io.devicedeletions.bootstrap.campaign.checker;

import static io.devicedeletions.bootstrap.campaign.checker.Invariant.NOTHING_ELSE_GONE;
import static io.devicedeletions.bootstrap.campaign.checker.Invariant.REMOVED_AS_RECORDED;

import io.devicedeletions.bootstrap.campaign.store.DeviceKey;
import io.devicedeletions.bootstrap.campaign.store.StoreState;
import io.devicedeletions.bootstrap.campaign.store.StoreState.BatchLineKey;
import io.devicedeletions.bootstrap.campaign.store.StoreState.RecordedLine;
import io.devicedeletions.bootstrap.campaign.store.StoreState.StoredBatch;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Compares what is gone from the inventory with what the records say. */
final class InventoryCheck {

  private final StoreState state;
  private final Map<DeviceKey, String> before;
  private final Map<BatchLineKey, Line> lines = new HashMap<>();
  private final Set<DeviceKey> removed = new HashSet<>();
  private final Findings findings = new Findings();

  InventoryCheck(History history) {
    this.state = history.state();
    this.before = history.inventory();
  }

  /** The device that a stored line asks for. */
  private record Line(DeviceKey device, String name) {}

  List<Violation> violations() {
    state.batches().forEach(this::collect);
    state.records().forEach(this::check);
    before.forEach(this::checkGone);
    state.devices().forEach(this::checkPresent);
    return findings.violations();
  }

  private void collect(StoredBatch batch) {
    for (int line = 0; line < batch.uids().size(); line++) {
      DeviceKey device =
          new DeviceKey(batch.tenant(), batch.uids().get(line).toLowerCase(Locale.ROOT));
      lines.put(batch.line(line), new Line(device, batch.names().get(line)));
    }
  }

  private void check(RecordedLine record) {
    Line recorded = new Line(record.device(), record.name());
    findings.require(
        recorded.equals(lines.getOrDefault(record.key(), recorded)),
        REMOVED_AS_RECORDED,
        "%s is about another device than its line",
        record);
    boolean isWanted = record.name().equals(before.get(record.device()));
    if (record.isRemoved()) {
      findings.require(isWanted, REMOVED_AS_RECORDED, "%s was never there under this name", record);
      findings.require(
          removed.add(record.device()), REMOVED_AS_RECORDED, "%s was removed before", record);
    } else if (!record.outcome().equals("CANCELLED")) {
      findings.require(
          !isWanted || !record.name().equals(state.devices().get(record.device())),
          REMOVED_AS_RECORDED,
          "%s, and the device is still there",
          record);
    }
  }

  private void checkGone(DeviceKey device, String name) {
    boolean present = state.devices().containsKey(device);
    findings.require(
        present || removed.contains(device),
        NOTHING_ELSE_GONE,
        "%s '%s' is gone, and no record says so",
        device,
        name);
    findings.require(
        !present || !removed.contains(device),
        REMOVED_AS_RECORDED,
        "%s is recorded as removed and still there",
        device);
  }

  private void checkPresent(DeviceKey device, String name) {
    findings.require(
        name.equals(before.get(device)), NOTHING_ELSE_GONE, "%s is now '%s'", device, name);
  }
}
