package io.devicedeletions.application.service;

import static io.devicedeletions.domain.testkit.SampleTenants.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.application.port.in.ScheduleRejection;
import io.devicedeletions.application.testkit.InMemoryStore;
import io.devicedeletions.domain.batch.BatchLimit;
import io.devicedeletions.domain.batch.BatchLine;
import io.devicedeletions.domain.batch.BatchRejection;
import io.devicedeletions.domain.batch.DeletionBatch;
import io.devicedeletions.domain.batch.EntryStatus;
import io.devicedeletions.domain.device.DeviceEntry;
import io.devicedeletions.domain.device.SubmittedDevice;
import io.devicedeletions.domain.outcome.PreviewedLine;
import io.devicedeletions.domain.outcome.RemovalPrediction;
import io.devicedeletions.domain.testkit.BatchArbitraries;
import io.vavr.Tuple;
import io.vavr.Tuple2;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

class PreviewDeletionsProperties {

  private static final BatchLimit LIMIT = new BatchLimit(8);

  @Provide
  Arbitrary<Vector<SubmittedDevice>> requests() {
    return BatchArbitraries.requests(LIMIT);
  }

  @Property
  void aPreviewIsRefusedExactlyAsTheSameRequestIs(
      @ForAll("requests") Vector<SubmittedDevice> request) {
    DeviceDeletions deletions = Embedded.over(new InMemoryStore(), LIMIT);

    Either<BatchRejection, Vector<PreviewedLine>> preview =
        deletions.previewDeletions().preview(ACME, request);
    Either<ScheduleRejection, DeletionBatch> batch =
        deletions.scheduleDeletions().schedule(Commands.command(ACME, null, request.asJava()));

    Statistics.label("accepted")
        .collect(batch.isRight())
        .coverage(
            coverage -> {
              coverage.check(true).percentage(percentage -> percentage > 20);
              coverage.check(false).percentage(percentage -> percentage > 20);
            });
    assertThat(
            preview
                .mapLeft(ScheduleRejection.Rejected::new)
                .map(PreviewDeletionsProperties::linesOfPreview))
        .isEqualTo(batch.map(PreviewDeletionsProperties::linesOfBatch));
  }

  private static Vector<Tuple2<DeviceEntry, Boolean>> linesOfPreview(Vector<PreviewedLine> lines) {
    return lines.map(
        line -> Tuple.of(line.entry(), line.prediction() == RemovalPrediction.INVALID));
  }

  private static Vector<Tuple2<DeviceEntry, Boolean>> linesOfBatch(DeletionBatch batch) {
    return batch.lines().map(line -> Tuple.of(line.entry(), isInvalid(line)));
  }

  private static boolean isInvalid(BatchLine line) {
    return line.status() == EntryStatus.INVALID;
  }
}
