package io.devicedeletions.application.service;

import static io.devicedeletions.domain.testkit.SampleTenants.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.application.port.in.ScheduleDeletionsCommand;
import io.devicedeletions.application.port.in.ScheduleRejection;
import io.devicedeletions.application.testkit.Claims;
import io.devicedeletions.application.testkit.InMemoryStore;
import io.devicedeletions.domain.batch.BatchLimit;
import io.devicedeletions.domain.batch.BatchLine;
import io.devicedeletions.domain.batch.DeletionBatch;
import io.devicedeletions.domain.batch.EntryStatus;
import io.devicedeletions.domain.batch.IdempotencyKey;
import io.devicedeletions.domain.device.DeviceEntry;
import io.devicedeletions.domain.device.SubmittedDevice;
import io.devicedeletions.domain.testkit.BatchArbitraries;
import io.devicedeletions.domain.testkit.TenantArbitraries;
import io.devicedeletions.domain.testkit.UidOracle;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;

class ScheduleDeletionsProperties {

  private static final BatchLimit LIMIT = new BatchLimit(8);

  @Provide
  Arbitrary<ScheduleDeletionsCommand> commands() {
    Arbitrary<String> keys =
        Arbitraries.frequencyOf(
            Tuple.of(9, TenantArbitraries.idempotencyKeys().map(IdempotencyKey::value)),
            Tuple.of(1, Arbitraries.of("", " ", "k".repeat(129), "\u00E9")));
    return Combinators.combine(BatchArbitraries.requests(LIMIT), keys.injectNull(0.5))
        .as((devices, key) -> Commands.command(ACME, key, devices.asJava()));
  }

  @Property
  void aRequestIsAcceptedWholeAsSentOrLeavesNothingBehind(
      @ForAll("commands") ScheduleDeletionsCommand command) {
    InMemoryStore store = new InMemoryStore();

    Either<ScheduleRejection, DeletionBatch> answer =
        Embedded.scheduling(store.deletionQueue(), LIMIT).schedule(command);

    Statistics.label("accepted")
        .collect(answer.isRight())
        .coverage(
            coverage -> {
              coverage.check(true).percentage(percentage -> percentage > 20);
              coverage.check(false).percentage(percentage -> percentage > 20);
            });
    if (answer.isRight()) {
      assertAcceptedAsSent(answer.get(), command, store);
    } else {
      assertThat(Claims.tenants(store.dueDeletions())).isEmpty();
    }
  }

  private static void assertAcceptedAsSent(
      DeletionBatch batch, ScheduleDeletionsCommand command, InMemoryStore store) {
    Vector<DeviceEntry> entries = batch.lines().map(BatchLine::entry);
    Vector<Integer> wellFormed =
        Vector.range(0, entries.size())
            .filter(place -> UidOracle.isWellFormed(entries.get(place).uid()));
    happensOften("with work", wellFormed.nonEmpty());
    happensOften("with malformed uids", wellFormed.size() < entries.size());
    happensOften("with duplicates", entries.distinct().size() < entries.size());

    assertThat(entries.map(ScheduleDeletionsProperties::asSent).asJava())
        .isEqualTo(command.devices());
    assertThat(batch.scheduledLines()).isEqualTo(wellFormed);
    assertThat(batch.lines().count(line -> line.status() == EntryStatus.INVALID))
        .isEqualTo(entries.size() - wellFormed.size());
    assertThat(Claims.settle(store.dueDeletions(), ACME).map(settled -> settled.line().line()))
        .isEqualTo(wellFormed);
  }

  private static void happensOften(String label, boolean happened) {
    Statistics.label(label)
        .collect(happened)
        .coverage(coverage -> coverage.check(true).percentage(percentage -> percentage > 5));
  }

  private static SubmittedDevice asSent(DeviceEntry entry) {
    return SubmittedDevice.of(entry.uid(), entry.name().value());
  }
}
