package io.devicedeletions.bootstrap.campaign.checker;

import static io.devicedeletions.bootstrap.campaign.checker.Invariant.NOTHING_ELSE_GONE;
import static io.devicedeletions.bootstrap.campaign.checker.Invariant.REMOVED_AS_RECORDED;

import io.devicedeletions.bootstrap.campaign.checker.StoredLines.Line;
import io.devicedeletions.bootstrap.campaign.store.DeviceKey;
import io.devicedeletions.bootstrap.campaign.store.StoreState;
import io.devicedeletions.bootstrap.campaign.store.StoreState.BatchLineKey;
import io.devicedeletions.bootstrap.campaign.store.StoreState.RecordedLine;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Compares what is gone from the inventory with what the records say. */
final class InventoryCheck {

  private final StoreState state;
  private final Map<DeviceKey, String> before;
  private final Map<BatchLineKey, Line> lines;
  private final Set<DeviceKey> removed = new HashSet<>();
  private final Findings findings = new Findings();

  InventoryCheck(History history) {
    this.state = history.state();
    this.before = history.inventory();
    this.lines = StoredLines.of(state);
  }

  List<Violation> violations() {
    state.records().forEach(this::check);
    before.forEach(this::checkGone);
    state.devices().forEach(this::checkPresent);
    return findings.violations();
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
    } else if (!record.isCancelled()) {
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
