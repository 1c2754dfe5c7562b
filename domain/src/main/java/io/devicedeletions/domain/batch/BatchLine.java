package io.devicedeletions.domain.batch;

import io.devicedeletions.domain.device.Device;
import io.devicedeletions.domain.device.DeviceEntry;
import io.vavr.control.Option;

/**
 * A line of an accepted batch.
 *
 * @param entry the line as it was sent
 * @param status {@code INVALID} exactly where the uid is malformed
 */
public record BatchLine(DeviceEntry entry, EntryStatus status) {

  /** Refuses a status that contradicts the uid. */
  public BatchLine {
    if (entry.device().isEmpty() != (status == EntryStatus.INVALID)) {
      throw new IllegalArgumentException("a line is INVALID exactly where its uid is malformed");
    }
  }

  /** Judges an entry by its uid alone; the inventory is not asked. */
  public static BatchLine judge(DeviceEntry entry) {
    return new BatchLine(
        entry, entry.device().isDefined() ? EntryStatus.SCHEDULED : EntryStatus.INVALID);
  }

  /** The device to remove; none unless the line is scheduled. */
  public Option<Device> scheduledDevice() {
    return status == EntryStatus.SCHEDULED ? entry.device() : Option.none();
  }

  BatchLine refused() {
    return new BatchLine(entry, EntryStatus.FAILED);
  }
}
