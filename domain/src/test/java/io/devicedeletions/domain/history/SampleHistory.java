package io.devicedeletions.domain.history;

import static io.devicedeletions.domain.testkit.SampleDevices.device;
import static io.devicedeletions.domain.testkit.SampleDevices.entry;
import static io.devicedeletions.domain.testkit.SampleTenants.ACME;

import io.devicedeletions.domain.batch.BatchId;
import io.devicedeletions.domain.batch.BatchLine;
import io.devicedeletions.domain.batch.EntryStatus;
import io.devicedeletions.domain.batch.Origin;
import io.devicedeletions.domain.device.DeviceEntry;
import io.devicedeletions.domain.device.DeviceName;
import io.devicedeletions.domain.outcome.AttemptError;
import io.devicedeletions.domain.outcome.RemovalOutcome;
import io.devicedeletions.domain.tenant.RequestId;
import io.devicedeletions.domain.tenant.Requester;
import io.vavr.control.Option;
import java.time.Instant;
import java.util.UUID;

/** Pieces of history for examples. */
final class SampleHistory {

  static final Instant NOON = Instant.parse("2026-11-30T12:00:00Z");

  static final BatchId BATCH = new BatchId(new UUID(0, 1));

  static final Origin ORIGIN =
      new Origin(
          ACME,
          new Requester("jo"),
          new RequestId("00000000-0000-0000-0000-000000000000"),
          Option.none());

  static final BatchLine SCHEDULED = BatchLine.judge(entry(device(1)));

  static final BatchLine INVALID = BatchLine.judge(new DeviceEntry("x", new DeviceName("x")));

  static final BatchLine FAILED = new BatchLine(entry(device(1)), EntryStatus.FAILED);

  static final LineState NOT_SCHEDULED = new LineState.NotScheduled();

  static final LineState PENDING = new LineState.Pending(0, NOON, Option.none());

  static final LineState DEAD =
      new LineState.Dead(8, new AttemptError("class", "message"), NOON, false);

  static final LineState FORGOTTEN = new LineState.Forgotten();

  private SampleHistory() {}

  static LineState.Settled settled(RemovalOutcome outcome) {
    return new LineState.Settled(outcome, 1, NOON);
  }
}
