package io.devicedeletions.application.testkit;

import io.devicedeletions.application.port.out.BatchIds;
import io.devicedeletions.domain.batch.BatchLine;
import io.devicedeletions.domain.batch.DeletionBatch;
import io.devicedeletions.domain.batch.IdempotencyKey;
import io.devicedeletions.domain.batch.Origin;
import io.devicedeletions.domain.batch.Purpose;
import io.devicedeletions.domain.device.Device;
import io.devicedeletions.domain.device.DeviceEntry;
import io.devicedeletions.domain.tenant.RequestId;
import io.devicedeletions.domain.tenant.Requester;
import io.devicedeletions.domain.tenant.TenantId;
import io.devicedeletions.domain.testkit.SampleDevices;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;

/** Accepted batches for examples, each with an id of its own. Thread-safe. */
public final class SampleBatches {

  private static final Requester REQUESTER = new Requester("client:console@example.org");

  private static final RequestId REQUEST_ID = new RequestId("0A1b2C3d-0000-4000-8000-00000000abCD");

  private final BatchIds batchIds;

  /** Takes the batches' ids from a sequence of its own. */
  public SampleBatches() {
    this(new SequentialBatchIds());
  }

  /** Takes the batches' ids from here. */
  public SampleBatches(BatchIds batchIds) {
    this.batchIds = batchIds;
  }

  /** A batch that asks for these devices. */
  public DeletionBatch of(TenantId tenant, Device... devices) {
    return of(tenant, Vector.of(devices).map(SampleDevices::entry));
  }

  /** A batch of these lines. */
  public DeletionBatch of(TenantId tenant, Seq<DeviceEntry> entries) {
    return batch(tenant, Option.none(), entries);
  }

  /** A batch of these lines under an idempotency key. */
  public DeletionBatch keyed(TenantId tenant, String key, Seq<DeviceEntry> entries) {
    return batch(tenant, Option.some(new IdempotencyKey(key)), entries);
  }

  /** A batch that asks for these devices under an idempotency key. */
  public DeletionBatch keyed(TenantId tenant, String key, Device... devices) {
    return keyed(tenant, key, Vector.of(devices).map(SampleDevices::entry));
  }

  /** A batch that asks for these devices in this request. */
  public DeletionBatch in(RequestId request, TenantId tenant, Device... devices) {
    return from(
        new Origin(tenant, REQUESTER, request, Option.none()),
        Vector.of(devices).map(SampleDevices::entry));
  }

  /** A batch that asks for these devices and says what for. */
  public DeletionBatch toldWhy(Purpose purpose, TenantId tenant, Device... devices) {
    return from(
        new Origin(tenant, REQUESTER, REQUEST_ID, Option.none(), purpose),
        Vector.of(devices).map(SampleDevices::entry));
  }

  private DeletionBatch batch(
      TenantId tenant, Option<IdempotencyKey> key, Seq<DeviceEntry> entries) {
    return from(new Origin(tenant, REQUESTER, REQUEST_ID, key), entries);
  }

  private DeletionBatch from(Origin origin, Seq<DeviceEntry> entries) {
    return new DeletionBatch(batchIds.next(), origin, Vector.ofAll(entries).map(BatchLine::judge));
  }
}
