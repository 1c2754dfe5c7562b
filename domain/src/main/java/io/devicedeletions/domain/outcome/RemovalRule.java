package io.devicedeletions.domain.outcome;

import io.devicedeletions.domain.device.Device;
import io.devicedeletions.domain.device.DeviceName;
import io.devicedeletions.domain.device.DeviceUid;
import io.devicedeletions.domain.device.NameMatch;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.util.HashSet;
import java.util.Set;

/**
 * Decides what becomes of lines, given what the inventory holds at that moment. The one place where
 * a device is found to be the right one; every adapter asks it while it holds the devices still.
 *
 * @param nameMatch how names are compared
 */
public record RemovalRule(NameMatch nameMatch) {

  /**
   * Settles every line, in order. A device is removed by the first line that names it; a later line
   * that names it finds it gone.
   *
   * @param lines the lines of one tenant
   * @param onRecord the devices of the same tenant, at least those that a line names by uid
   */
  public Seq<Settlement> settle(Seq<PendingLine> lines, Map<DeviceUid, DeviceName> onRecord) {
    Set<DeviceUid> removed = new HashSet<>();
    return lines.foldLeft(
        Vector.<Settlement>empty(),
        (settled, line) -> settled.append(settle(line, onRecord, removed)));
  }

  private Settlement settle(
      PendingLine line, Map<DeviceUid, DeviceName> onRecord, Set<DeviceUid> removed) {
    Device asked = line.device();
    if (removed.contains(asked.uid())) {
      return new Settlement(line, RemovalOutcome.NOT_FOUND);
    }
    RemovalOutcome outcome =
        onRecord
            .get(asked.uid())
            .fold(() -> RemovalOutcome.NOT_FOUND, name -> compare(asked.name(), name));
    if (outcome == RemovalOutcome.REMOVED) {
      removed.add(asked.uid());
    }
    return new Settlement(line, outcome);
  }

  private RemovalOutcome compare(DeviceName asked, DeviceName onRecord) {
    return nameMatch.matches(asked, onRecord)
        ? RemovalOutcome.REMOVED
        : RemovalOutcome.NAME_MISMATCH;
  }
}
