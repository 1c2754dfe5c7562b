package io.devicedeletions.domain.outcome;

import io.devicedeletions.domain.device.Device;
import io.devicedeletions.domain.device.DeviceEntry;
import io.devicedeletions.domain.device.DeviceName;
import io.devicedeletions.domain.device.DeviceUid;
import io.devicedeletions.domain.device.NameMatch;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Predicts what {@link RemovalRule} would decide, from the same comparison. Nobody learns from it
 * under which name a device is on record.
 *
 * @param nameMatch how names are compared
 */
public record PreviewRule(NameMatch nameMatch) {

  /**
   * Predicts every line, in order.
   *
   * @param entries the lines of one request
   * @param onRecord the tenant's devices, at least those that a line names by uid
   */
  public Vector<PreviewedLine> predict(
      Seq<DeviceEntry> entries, Map<DeviceUid, DeviceName> onRecord) {
    Lines lines = new Lines(onRecord);
    return Vector.ofAll(entries).map(entry -> new PreviewedLine(entry, lines.next(entry)));
  }

  /** The lines of a request one after the other, each knowing those before it. */
  private final class Lines {

    private final Map<DeviceUid, DeviceName> onRecord;
    private final Set<DeviceUid> removed = new HashSet<>();
    private final java.util.Map<DeviceUid, List<DeviceName>> asked = new HashMap<>();

    private Lines(Map<DeviceUid, DeviceName> onRecord) {
      this.onRecord = onRecord;
    }

    private RemovalPrediction next(DeviceEntry entry) {
      return entry.device().fold(() -> RemovalPrediction.INVALID, this::next);
    }

    private RemovalPrediction next(Device device) {
      boolean isRepeated = isRepeated(device);
      asked.computeIfAbsent(device.uid(), uid -> new ArrayList<>()).add(device.name());
      return isRepeated ? RemovalPrediction.DUPLICATE : compare(device);
    }

    private boolean isRepeated(Device device) {
      return removed.contains(device.uid())
          || asked.getOrDefault(device.uid(), List.of()).stream()
              .anyMatch(name -> nameMatch.matches(device.name(), name));
    }

    private RemovalPrediction compare(Device device) {
      Option<DeviceName> known = onRecord.get(device.uid());
      if (known.isEmpty()) {
        return RemovalPrediction.NOT_FOUND;
      }
      if (!known.exists(name -> nameMatch.matches(device.name(), name))) {
        return RemovalPrediction.NAME_MISMATCH;
      }
      removed.add(device.uid());
      return RemovalPrediction.WOULD_REMOVE;
    }
  }
}
