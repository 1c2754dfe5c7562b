package io.devicedeletions.domain.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.domain.batch.BatchLimit;
import io.devicedeletions.domain.batch.DeletionBatch;
import io.devicedeletions.domain.device.SubmittedDevice;
import io.vavr.collection.Vector;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

class BatchArbitrariesProperties {

  private static final BatchLimit LIMIT = new BatchLimit(20);

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

  @Property
  void requestsAreOfEverySizeThatMatters(@ForAll("requests") Vector<SubmittedDevice> request) {
    isCovered("empty", request.isEmpty());
    isCovered("one", request.size() == 1);
    isCovered("limit", request.size() == LIMIT.lines());
    isCovered("limit + 1", request.size() == LIMIT.lines() + 1);
    isCovered("duplicates", request.distinct().size() < request.size());
    isCovered("with faults", request.exists(line -> line.entry(0).isInvalid()));
    isCovered(
        "over the limit, with faults",
        request.size() > LIMIT.lines() && request.exists(line -> line.entry(0).isInvalid()));
  }

  @Property
  void acceptableRequestsAreAccepted(@ForAll("acceptable") Vector<SubmittedDevice> request) {
    assertThat(request.size()).isBetween(1, LIMIT.lines());
    assertThat(request).allMatch(line -> line.entry(0).isValid());
  }

  @Property
  void batchesHaveScheduledAndInvalidLinesWithAndWithoutKeyAndPurpose(
      @ForAll("batches") DeletionBatch batch) {
    isCovered("with key", batch.origin().idempotencyKey().isDefined());
    isCovered("without key", batch.origin().idempotencyKey().isEmpty());
    isCovered("with reason", batch.origin().purpose().reason().isDefined());
    isCovered("without reason", batch.origin().purpose().reason().isEmpty());
    isCovered("with reference", batch.origin().purpose().externalReference().isDefined());
    isCovered("without reference", batch.origin().purpose().externalReference().isEmpty());
    isCovered("scheduled", batch.scheduledLines().nonEmpty());
    isCovered("invalid", batch.scheduledLines().size() < batch.lines().size());
  }

  private static void isCovered(String label, boolean holds) {
    Statistics.label(label)
        .collect(holds)
        .coverage(coverage -> coverage.check(true).percentage(percentage -> percentage > 1));
  }
}
