package io.devicedeletions.bootstrap.dead;

import io.devicedeletions.domain.batch.BatchId;
import io.devicedeletions.domain.device.DeviceEntry;
import io.devicedeletions.domain.device.DeviceName;
import io.devicedeletions.domain.outcome.AttemptError;
import io.devicedeletions.domain.outcome.DeadLine;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.UUID;

/** Dead lines to show. */
final class DeadLines {

  static final String UID = "00000032-0000-4000-8000-000000000000";
  static final String BATCH = "01a20d9b-2142-7b12-a752-f21c4b6445e5";

  private DeadLines() {}

  static DeadLine of(String name, String message) {
    return of(Option.some(new DeviceEntry(UID, new DeviceName(name))), message);
  }

  static DeadLine unreadable() {
    return of(Option.none(), "the batch of this line is missing or cannot be read");
  }

  private static DeadLine of(Option<DeviceEntry> entry, String message) {
    return new DeadLine(
        new BatchId(UUID.fromString(BATCH)),
        9_999,
        entry,
        100,
        new AttemptError("P0001", message),
        Instant.parse("2026-11-24T12:50:01.745Z"),
        false);
  }
}
