package io.devicedeletions.application.service;

import static io.devicedeletions.domain.testkit.SampleDevices.device;
import static io.devicedeletions.domain.testkit.SampleDevices.entry;
import static io.devicedeletions.domain.testkit.SampleTenants.ACME;
import static io.devicedeletions.domain.testkit.SampleTenants.GLOBEX;
import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.application.port.in.ScheduleDeletions;
import io.devicedeletions.application.port.out.Enqueued;
import io.devicedeletions.application.testkit.Claims;
import io.devicedeletions.application.testkit.InMemoryStore;
import io.devicedeletions.application.testkit.SequentialBatchIds;
import io.devicedeletions.domain.batch.BatchLimit;
import io.devicedeletions.domain.batch.BatchLine;
import io.devicedeletions.domain.batch.DeletionBatch;
import io.devicedeletions.domain.batch.DeletionReason;
import io.devicedeletions.domain.batch.EntryStatus;
import io.devicedeletions.domain.batch.ExternalReference;
import io.devicedeletions.domain.batch.Grace;
import io.devicedeletions.domain.batch.IdempotencyKey;
import io.devicedeletions.domain.batch.Origin;
import io.devicedeletions.domain.batch.Purpose;
import io.devicedeletions.domain.device.SubmittedDevice;
import io.devicedeletions.domain.outcome.Settlement;
import io.vavr.collection.HashSet;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ScheduleDeletionsTest {

  private final InMemoryStore store = new InMemoryStore();
  private final DeviceDeletions deletions = Embedded.over(store);

  @Test
  void answersWithTheBatchThatWasAskedFor() {
    DeletionBatch batch =
        deletions
            .scheduleDeletions()
            .schedule(Commands.keyed(ACME, "key", device(1), device(1), device(2)))
            .get();

    assertThat(batch.id()).isEqualTo(new SequentialBatchIds().next());
    assertThat(batch.origin())
        .isEqualTo(
            new Origin(
                ACME,
                Commands.REQUESTER,
                Commands.REQUEST_ID,
                Option.some(new IdempotencyKey("key"))));
    assertThat(batch.lines().map(BatchLine::entry))
        .containsExactly(entry(device(1)), entry(device(1)), entry(device(2)));
    assertThat(batch.scheduledLines()).containsExactly(0, 1, 2);
  }

  @Test
  void keepsWhatTheBatchIsFor() {
    assertPurpose(null, null, Purpose.UNSAID);
    assertPurpose(
        "retired", null, new Purpose(Option.some(new DeletionReason("retired")), Option.none()));
    assertPurpose(
        null,
        "TICKET-17",
        new Purpose(Option.none(), Option.some(new ExternalReference("TICKET-17"))));
    assertPurpose(
        "r".repeat(500),
        "e".repeat(100),
        new Purpose(
            Option.some(new DeletionReason("r".repeat(500))),
            Option.some(new ExternalReference("e".repeat(100)))));
  }

  private void assertPurpose(
      @Nullable String reason, @Nullable String externalReference, Purpose purpose) {
    DeletionBatch batch =
        deletions
            .scheduleDeletions()
            .schedule(
                Commands.toldWhy(Commands.command(ACME, device(1)), reason, externalReference))
            .get();

    assertThat(batch.origin().purpose()).isEqualTo(purpose);
    assertThat(store.trackedDeletions().find(ACME, batch.id()).get().batch()).isEqualTo(batch);
  }

  @Test
  void makesTheLinesDueForTheTenantThatAsked() {
    deletions.scheduleDeletions().schedule(Commands.command(ACME, device(1)));

    assertThat(Claims.tenants(store.dueDeletions())).containsExactly(ACME);
    assertThat(Claims.settle(store.dueDeletions(), GLOBEX)).isEmpty();
    assertThat(Claims.settle(store.dueDeletions(), ACME).map(Settlement::line))
        .allMatch(line -> line.device().equals(device(1)))
        .hasSize(1);
  }

  @Test
  void givesEachBatchAnIdOfItsOwn() {
    DeletionBatch first =
        deletions.scheduleDeletions().schedule(Commands.command(ACME, device(1))).get();
    DeletionBatch second =
        deletions.scheduleDeletions().schedule(Commands.command(ACME, device(1))).get();

    assertThat(second.id()).isNotEqualTo(first.id());
  }

  @Test
  void letsABatchRestForTheGrace() {
    ScheduleDeletions resting =
        Embedded.scheduling(
            store.deletionQueue(), BatchLimit.PUBLISHED, new Grace(Duration.ofHours(1)));

    assertThat(resting.schedule(Commands.command(ACME, device(1))).isRight()).isTrue();
    assertThat(Claims.tenants(store.dueDeletions())).isEmpty();
  }

  @Test
  void takesABatchOfNothingButMalformedUids() {
    DeletionBatch batch =
        deletions
            .scheduleDeletions()
            .schedule(
                Commands.command(ACME, null, List.of(SubmittedDevice.of("1-1-1-1-1", "host"))))
            .get();

    assertThat(batch.lines().map(BatchLine::status)).containsExactly(EntryStatus.INVALID);
    assertThat(Claims.tenants(store.dueDeletions())).isEmpty();
  }

  @Test
  void answersWithTheBatchAsTheStoreTookIt() {
    DeletionBatch batch =
        Embedded.scheduling((given, grace) -> new Enqueued.Stored(given.withRefused(HashSet.of(1))))
            .schedule(Commands.command(ACME, device(1), device(2)))
            .get();

    assertThat(batch.lines().map(BatchLine::status))
        .containsExactly(EntryStatus.SCHEDULED, EntryStatus.FAILED);
  }
}
