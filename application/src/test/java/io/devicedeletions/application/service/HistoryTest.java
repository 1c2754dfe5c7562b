package io.devicedeletions.application.service;

import static io.devicedeletions.domain.testkit.SampleDevices.device;
import static io.devicedeletions.domain.testkit.SampleDevices.uid;
import static io.devicedeletions.domain.testkit.SampleTenants.ACME;
import static io.devicedeletions.domain.testkit.SampleTenants.GLOBEX;
import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.application.testkit.InMemoryStore;
import io.devicedeletions.domain.batch.Cancellation;
import io.devicedeletions.domain.batch.DeletionBatch;
import io.devicedeletions.domain.history.BatchQuery;
import io.devicedeletions.domain.history.BatchState;
import io.devicedeletions.domain.history.BatchSummary;
import io.devicedeletions.domain.history.DeletionRecord;
import io.devicedeletions.domain.history.LineFate;
import io.devicedeletions.domain.history.LineProgress;
import io.devicedeletions.domain.history.RecordQuery;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import org.junit.jupiter.api.Test;

/** Whoever asks is told what the store knows. */
class HistoryTest {

  private final DeviceDeletions deletions = Embedded.over(new InMemoryStore());

  private DeletionBatch schedule() {
    return deletions
        .scheduleDeletions()
        .schedule(Commands.toldWhy(Commands.command(ACME, device(1), device(2)), "retired", "17"))
        .get();
  }

  @Test
  void aBatchIsTrackedFromItsAcceptanceToItsEnd() {
    DeletionBatch batch = schedule();
    assertThat(deletions.trackDeletions().track(ACME, batch.id()).get().batch()).isEqualTo(batch);
    assertThat(
            deletions
                .summarizeDeletions()
                .summarize(ACME, Vector.of(batch.id()))
                .values()
                .map(BatchSummary::state)
                .toVector())
        .containsExactly(BatchState.RUNNING);

    deletions.removeDevices().removeDue();

    assertThat(
            deletions
                .trackDeletions()
                .track(ACME, batch.id())
                .get()
                .lines()
                .flatMap(LineProgress::fate))
        .containsExactly(LineFate.NOT_FOUND, LineFate.NOT_FOUND);
    assertThat(
            deletions
                .summarizeDeletions()
                .summarize(ACME, Vector.of(batch.id()))
                .values()
                .map(BatchSummary::state)
                .toVector())
        .containsExactly(BatchState.FINISHED);
  }

  @Test
  void batchesAreListed() {
    DeletionBatch first = schedule();
    DeletionBatch second = schedule();

    assertThat(deletions.listDeletions().list(ACME, BatchQuery.ALL).items().map(BatchSummary::id))
        .containsExactly(second.id(), first.id());
    assertThat(deletions.listDeletions().list(ACME, BatchQuery.ALL.atMost(1)).items()).hasSize(1);
  }

  @Test
  void whoRemovedADeviceIsFound() {
    DeletionBatch batch = schedule();
    deletions.removeDevices().removeDue();

    DeletionRecord record =
        deletions.searchDeletionRecords().search(ACME, RecordQuery.of(uid(2))).items().single();
    assertThat(record.line()).isOne();
    assertThat(record.request().map(DeletionRecord.Request::origin))
        .isEqualTo(Option.some(batch.origin()));
  }

  @Test
  void whatATenantHasToDoIsSummedUp() {
    schedule();
    assertThat(deletions.summarizeTenant().summarize(ACME).pending().count()).isEqualTo(2);

    deletions.removeDevices().removeDue();

    assertThat(deletions.summarizeTenant().summarize(ACME).pending().count()).isZero();
    assertThat(
            deletions
                .summarizeTenant()
                .summarize(ACME)
                .minutes()
                .map(minute -> minute.counts().of(LineFate.NOT_FOUND))
                .sum()
                .intValue())
        .isEqualTo(2);
  }

  @Test
  void aCancellationNamesItsBatch() {
    DeletionBatch batch = schedule();

    assertThat(
            deletions
                .cancelDeletions()
                .cancel(ACME, batch.id(), Commands.REQUESTER)
                .map(Cancellation::batch))
        .isEqualTo(Option.some(batch));
  }

  @Test
  void anotherTenantIsToldNothing() {
    DeletionBatch batch = schedule();
    deletions.removeDevices().removeDue();

    assertThat(deletions.trackDeletions().track(GLOBEX, batch.id())).isEmpty();
    assertThat(deletions.summarizeDeletions().summarize(GLOBEX, Vector.of(batch.id())).isEmpty())
        .isTrue();
    assertThat(deletions.listDeletions().list(GLOBEX, BatchQuery.ALL).items()).isEmpty();
    assertThat(deletions.searchDeletionRecords().search(GLOBEX, RecordQuery.of(uid(1))).items())
        .isEmpty();
  }
}
