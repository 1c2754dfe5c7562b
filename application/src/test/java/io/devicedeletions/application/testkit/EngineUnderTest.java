package io.devicedeletions.application.testkit;

import io.devicedeletions.application.port.in.ScheduleDeletionsCommand;
import io.devicedeletions.application.port.in.ScheduleRejection;
import io.devicedeletions.application.port.out.BatchIds;
import io.devicedeletions.application.port.out.Blame;
import io.devicedeletions.application.port.out.Claim;
import io.devicedeletions.application.port.out.ClaimSize;
import io.devicedeletions.application.service.DeviceDeletions;
import io.devicedeletions.domain.batch.BatchId;
import io.devicedeletions.domain.batch.BatchLimit;
import io.devicedeletions.domain.batch.Cancellation;
import io.devicedeletions.domain.batch.DeletionBatch;
import io.devicedeletions.domain.batch.Grace;
import io.devicedeletions.domain.device.DeviceEntry;
import io.devicedeletions.domain.device.SubmittedDevice;
import io.devicedeletions.domain.tenant.RequestId;
import io.devicedeletions.domain.tenant.Requester;
import io.devicedeletions.domain.tenant.Tenant;
import io.devicedeletions.domain.tenant.TenantId;
import io.vavr.Tuple2;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Duration;

/** The use cases over a store, as a process has them: a restart makes them anew. */
final class EngineUnderTest {

  private static final Requester REQUESTER = new Requester("jo@example.org");
  private static final RequestId REQUEST = new RequestId("00000000-0000-4000-8000-00000000ABCD");

  private final StoreUnderTest store;
  private final BatchIds batchIds = new SequentialBatchIds();

  EngineUnderTest(StoreUnderTest store) {
    this.store = store;
  }

  StoreUnderTest store() {
    return store;
  }

  private DeviceDeletions deletions(Grace grace, RecordingRemovalListener listener) {
    return new DeviceDeletions(
        new DeviceDeletions.Ports(
            store.tenantDirectory(),
            store.deletionQueue(),
            store.pendingDeletions(),
            store.cancellableDeletions(),
            store.deadDeletions(),
            store.dueDeletions(),
            store.history(),
            batchIds,
            listener),
        BatchLimit.PUBLISHED,
        grace,
        Unvalidated.COMMANDS);
  }

  private DeviceDeletions deletions() {
    return deletions(Grace.NONE, new RecordingRemovalListener());
  }

  Either<ScheduleRejection, DeletionBatch> schedule(
      TenantId tenant, Vector<DeviceEntry> lines, Option<String> key, int graceMinutes) {
    return deletions(new Grace(Duration.ofMinutes(graceMinutes)), new RecordingRemovalListener())
        .scheduleDeletions()
        .schedule(
            new ScheduleDeletionsCommand(
                new Tenant(tenant, true).admitted().get(),
                REQUESTER,
                REQUEST,
                lines.map(line -> SubmittedDevice.of(line.uid(), line.name().value())).asJava(),
                key.getOrNull()));
  }

  Option<Cancellation> cancel(TenantId tenant, BatchId batch) {
    return deletions().cancelDeletions().cancel(tenant, batch, REQUESTER);
  }

  int requeue(TenantId tenant, int atMost) {
    return deletions().requeueDeadDeletions().requeue(tenant, atMost, REQUESTER);
  }

  Claim claim(TenantId tenant, ClaimSize size) {
    return store.dueDeletions().settle(tenant, size, Blame.LASTING_ERRORS);
  }

  /** The claims of a round. */
  Seq<Tuple2<TenantId, Claim>> round() {
    RecordingRemovalListener listener = new RecordingRemovalListener();
    deletions(Grace.NONE, listener).removeDevices().removeDue();
    return listener.claims();
  }
}
