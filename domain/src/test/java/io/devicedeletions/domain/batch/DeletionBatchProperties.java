package io.devicedeletions.domain.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.domain.device.DeviceEntry;
import io.devicedeletions.domain.device.EntryFault;
import io.devicedeletions.domain.device.SubmittedDevice;
import io.devicedeletions.domain.testkit.BatchArbitraries;
import io.devicedeletions.domain.testkit.TenantArbitraries;
import io.devicedeletions.domain.testkit.UidOracle;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Validation;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

class DeletionBatchProperties {

  private static final BatchLimit LIMIT = new BatchLimit(6);

  @Provide
  Arbitrary<Vector<SubmittedDevice>> requests() {
    return BatchArbitraries.requests(LIMIT);
  }

  @Provide
  Arbitrary<Vector<SubmittedDevice>> acceptable() {
    return BatchArbitraries.acceptableRequests(LIMIT);
  }

  @Provide
  Arbitrary<DeletionBatch> batches() {
    return BatchArbitraries.batches(LIMIT);
  }

  @Provide
  Arbitrary<BatchId> ids() {
    return BatchArbitraries.batchIds();
  }

  @Provide
  Arbitrary<Origin> origins() {
    return TenantArbitraries.origins();
  }

  @Property
  void theFirstReasonThatAppliesAnswers(
      @ForAll("ids") BatchId id,
      @ForAll("origins") Origin origin,
      @ForAll("requests") Vector<SubmittedDevice> request) {
    Either<BatchRejection, DeletionBatch> answer = DeletionBatch.accept(id, origin, request, LIMIT);
    Vector<EntryFault> faults = faults(request);
    String answered = answer.fold(reason -> reason.getClass().getSimpleName(), batch -> "accepted");
    Statistics.label("answer")
        .collect(answered)
        .coverage(
            coverage -> {
              coverage.check("Empty").percentage(percentage -> percentage > 2);
              coverage.check("TooLarge").percentage(percentage -> percentage > 3);
              coverage.check("Unusable").percentage(percentage -> percentage > 3);
              coverage.check("accepted").percentage(percentage -> percentage > 20);
            });

    if (request.isEmpty()) {
      assertThat(answer).isEqualTo(Either.left(new BatchRejection.Empty()));
    } else if (request.size() > LIMIT.lines()) {
      assertThat(answer).isEqualTo(Either.left(new BatchRejection.TooLarge(LIMIT)));
    } else if (faults.nonEmpty()) {
      assertThat(answer).isEqualTo(Either.left(new BatchRejection.Unusable(faults)));
    } else {
      assertThat(answer.isRight()).isTrue();
    }
  }

  @Property
  void linesComeBackInOrderAsSent(
      @ForAll("ids") BatchId id,
      @ForAll("origins") Origin origin,
      @ForAll("acceptable") Vector<SubmittedDevice> request) {
    DeletionBatch batch = DeletionBatch.accept(id, origin, request, LIMIT).get();

    assertThat(batch.id()).isEqualTo(id);
    assertThat(batch.origin()).isEqualTo(origin);
    assertThat(batch.lines().map(BatchLine::entry).map(DeletionBatchProperties::asSent))
        .isEqualTo(request);
  }

  @Property
  void aLineIsInvalidExactlyWhereItsUidIsMalformed(
      @ForAll("ids") BatchId id,
      @ForAll("origins") Origin origin,
      @ForAll("acceptable") Vector<SubmittedDevice> request) {
    DeletionBatch batch = DeletionBatch.accept(id, origin, request, LIMIT).get();
    Statistics.label("lines")
        .collect(batch.lines().map(BatchLine::status).distinct().size() > 1 ? "mixed" : "alike")
        .coverage(coverage -> coverage.check("mixed").percentage(percentage -> percentage > 15));

    assertThat(batch.lines())
        .allMatch(
            line ->
                line.status()
                    == (UidOracle.isWellFormed(line.entry().uid())
                        ? EntryStatus.SCHEDULED
                        : EntryStatus.INVALID));
  }

  @Property
  void exactlyTheScheduledLinesNameADeviceToRemove(@ForAll("batches") DeletionBatch batch) {
    Vector<Integer> withDevice =
        Vector.range(0, batch.lines().size())
            .filter(place -> batch.lines().get(place).scheduledDevice().isDefined());

    assertThat(batch.scheduledLines()).isEqualTo(withDevice);
  }

  @Property
  void refusingAllScheduledLinesLeavesNoWorkAndTheSameRequest(
      @ForAll("batches") DeletionBatch batch) {
    DeletionBatch refused = batch.withRefused(batch.scheduledLines().toSet());

    assertThat(refused.scheduledLines()).isEmpty();
    assertThat(refused.asksTheSameAs(batch)).isTrue();
  }

  private static Vector<EntryFault> faults(Vector<SubmittedDevice> request) {
    return request
        .zipWithIndex((device, index) -> device.entry(index))
        .filter(Validation::isInvalid)
        .flatMap(Validation::getError);
  }

  private static SubmittedDevice asSent(DeviceEntry entry) {
    return SubmittedDevice.of(entry.uid(), entry.name().value());
  }
}
