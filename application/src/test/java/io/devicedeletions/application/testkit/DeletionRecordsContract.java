package io.devicedeletions.application.testkit;

import static io.devicedeletions.domain.outcome.RemovalOutcome.NAME_MISMATCH;
import static io.devicedeletions.domain.outcome.RemovalOutcome.NOT_FOUND;
import static io.devicedeletions.domain.outcome.RemovalOutcome.REMOVED;
import static io.devicedeletions.domain.testkit.SampleDevices.device;
import static io.devicedeletions.domain.testkit.SampleDevices.entry;
import static io.devicedeletions.domain.testkit.SampleTenants.ACME;
import static io.devicedeletions.domain.testkit.SampleTenants.GLOBEX;
import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.domain.batch.DeletionBatch;
import io.devicedeletions.domain.device.DeviceEntry;
import io.devicedeletions.domain.device.DeviceName;
import io.devicedeletions.domain.outcome.PendingLine;
import io.devicedeletions.domain.outcome.Settlement;
import io.vavr.collection.Vector;
import org.junit.jupiter.api.Test;

/** What every store of records does. */
public abstract class DeletionRecordsContract extends StoreContract {

  /** For subclasses. */
  protected DeletionRecordsContract() {}

  @Test
  void tellsWhatBecameOfEachLineInOrder() {
    register(ACME, device(1, "another name"), device(3));
    DeletionBatch batch = schedule(ACME, device(1), device(2), device(3), device(3));
    drain(ACME);

    assertThat(records().ofBatch(ACME, batch.id()))
        .containsExactly(
            new Settlement(new PendingLine(batch.id(), 0, device(1), 0), NAME_MISMATCH),
            new Settlement(new PendingLine(batch.id(), 1, device(2), 0), NOT_FOUND),
            new Settlement(new PendingLine(batch.id(), 2, device(3), 0), REMOVED),
            new Settlement(new PendingLine(batch.id(), 3, device(3), 0), NOT_FOUND));
  }

  @Test
  void hasNoRecordOfAMalformedLine() {
    DeviceEntry malformed = new DeviceEntry("1-1-1-1-1", new DeviceName("device-1"));
    DeletionBatch batch =
        schedule(batches().of(ACME, Vector.of(malformed, entry(device(1)), malformed)));
    drain(ACME);

    assertThat(records().ofBatch(ACME, batch.id()).map(settled -> settled.line().line()))
        .containsExactly(1);
  }

  @Test
  void hasNoRecordOfWorkThatIsDue() {
    DeletionBatch batch = schedule(ACME, device(1));

    assertThat(records().ofBatch(ACME, batch.id())).isEmpty();
  }

  @Test
  void hasNoRecordOfAnUnknownBatch() {
    assertThat(records().ofBatch(ACME, batches().of(ACME, device(1)).id())).isEmpty();
  }

  @Test
  void keepsBatchesApart() {
    register(ACME, device(1));
    DeletionBatch first = schedule(ACME, device(1));
    DeletionBatch second = schedule(ACME, device(2));
    drain(ACME);

    assertThat(records().ofBatch(ACME, first.id()).map(settled -> settled.line().batch()))
        .containsExactly(first.id());
    assertThat(records().ofBatch(ACME, second.id()).map(settled -> settled.line().device()))
        .containsExactly(device(2));
  }

  @Test
  void showsABatchToItsTenantOnly() {
    DeletionBatch batch = schedule(ACME, device(1));
    drain(ACME);

    assertThat(records().ofBatch(GLOBEX, batch.id())).isEmpty();
    assertThat(records().ofBatch(ACME, batch.id())).hasSize(1);
  }

  @Test
  void keepsTheRecordOfADeviceThatCameBack() {
    register(ACME, device(1));
    DeletionBatch first = schedule(ACME, device(1));
    drain(ACME);
    register(ACME, device(1, "renamed"));
    DeletionBatch second = schedule(ACME, device(1));
    drain(ACME);

    assertThat(outcomes(first)).containsExactly(REMOVED);
    assertThat(outcomes(second)).containsExactly(NAME_MISMATCH);
  }
}
