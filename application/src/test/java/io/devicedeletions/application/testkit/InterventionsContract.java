package io.devicedeletions.application.testkit;

import static io.devicedeletions.domain.testkit.SampleDevices.device;
import static io.devicedeletions.domain.testkit.SampleDevices.devices;
import static io.devicedeletions.domain.testkit.SampleTenants.ACME;
import static io.devicedeletions.domain.testkit.SampleTenants.GLOBEX;
import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.domain.batch.DeletionBatch;
import io.devicedeletions.domain.device.Device;
import io.devicedeletions.domain.history.BatchProgress;
import io.devicedeletions.domain.history.Intervention;
import io.devicedeletions.domain.history.Intervention.Action;
import io.devicedeletions.domain.history.LineKey;
import io.devicedeletions.domain.tenant.Requester;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import org.junit.jupiter.api.Test;

/** What every store writes down of those who intervene. */
public abstract class InterventionsContract extends StoreContract {

  private static final Requester ANOTHER = new Requester("bob");

  /** For subclasses. */
  protected InterventionsContract() {}

  private Seq<Intervention> interventions(DeletionBatch batch) {
    return tracked().find(batch.origin().tenant(), batch.id()).get().interventions();
  }

  private void assertTaken(
      Intervention intervention, Action action, Requester requester, Integer... lines) {
    assertThat(intervention.action()).isEqualTo(action);
    assertThat(intervention.requester()).isEqualTo(requester);
    assertThat(intervention.lines()).containsExactly(lines);
  }

  @Test
  void whoCancelledWhichLinesIsWrittenDown() {
    register(ACME, device(1), device(2));
    DeletionBatch batch = schedule(ACME, device(1), device(2), device(3));
    cancel(ACME, batch.id());

    assertThat(interventions(batch)).hasSize(1);
    assertTaken(interventions(batch).head(), Action.CANCEL, OPERATOR, 0, 1, 2);
    BatchProgress progress = tracked().find(ACME, batch.id()).get();
    assertThat(progress.interventions().head().takenAt())
        .isBetween(progress.times().acceptedAt(), progress.times().asOf());
  }

  @Test
  void onlyLinesThatWereCancelledAreNamed() {
    register(ACME, device(1), device(2), device(3));
    store().poison(ACME, device(2).uid());
    DeletionBatch batch = schedule(ACME, device(1), device(2), device(3));
    claim(ACME);
    cancel(ACME, batch.id());

    assertThat(interventions(batch)).hasSize(1);
    assertTaken(interventions(batch).head(), Action.CANCEL, OPERATOR, 1);
  }

  @Test
  void whatChangesNothingIsNotWrittenDown() {
    DeletionBatch batch = schedule(ACME, device(1));
    drain(ACME);
    cancel(ACME, batch.id());
    dead().requeueOldest(ACME, 10, OPERATOR);
    dead().requeue(ACME, Vector.of(new LineKey(batch.id(), 0)), OPERATOR);

    assertThat(interventions(batch)).isEmpty();
  }

  @Test
  void aRepeatedCancellationIsWrittenDownOnce() {
    DeletionBatch batch = schedule(ACME, device(1));
    cancel(ACME, batch.id());
    cancel(ACME, batch.id());

    assertThat(interventions(batch)).hasSize(1);
  }

  @Test
  void interventionsAreToldInTheOrderInWhichTheyWereTaken() {
    DeletionBatch batch = giveUp(ACME, devices(0, 4).toJavaArray(Device[]::new));
    dead().requeue(ACME, Vector.of(2, 1).map(line -> new LineKey(batch.id(), line)), ANOTHER);
    store().passTime(StoreUnderTest.LONGEST_PAUSE);
    dead().requeueOldest(ACME, 10, OPERATOR);
    store().passTime(StoreUnderTest.LONGEST_PAUSE);
    store().cancellableDeletions().cancel(ACME, batch.id(), ANOTHER);

    Seq<Intervention> taken = interventions(batch);
    assertThat(taken).hasSize(3);
    assertTaken(taken.get(0), Action.REQUEUE, ANOTHER, 1, 2);
    assertTaken(taken.get(1), Action.REQUEUE, OPERATOR, 0, 3);
    assertTaken(taken.get(2), Action.CANCEL, ANOTHER, 0, 1, 2, 3);
    assertThat(taken).isEqualTo(taken.sortBy(Intervention::takenAt));
  }

  @Test
  void eachBatchKnowsItsOwn() {
    DeletionBatch first = giveUp(ACME, device(1));
    DeletionBatch second = giveUp(ACME, device(2), device(3));
    DeletionBatch theirs = giveUp(GLOBEX, device(1));
    dead().requeueOldest(ACME, 10, OPERATOR);

    assertTaken(interventions(first).single(), Action.REQUEUE, OPERATOR, 0);
    assertTaken(interventions(second).single(), Action.REQUEUE, OPERATOR, 0, 1);
    assertThat(interventions(theirs)).isEmpty();
  }

  @Test
  void ofManyTheLatestHundredAreTold() {
    DeletionBatch batch = giveUp(ACME, devices(0, 102).toJavaArray(Device[]::new));
    Vector.range(0, 51).forEach(line -> requeue(batch, line));
    store().passTime(StoreUnderTest.LONGEST_PAUSE);
    Vector.range(51, 102).forEach(line -> requeue(batch, line));

    Seq<Vector<Integer>> lines = interventions(batch).map(Intervention::lines);
    assertThat(lines).hasSize(100);
    assertThat(lines.flatMap(each -> each).take(49)).isSubsetOf(Vector.range(0, 51));
    assertThat(lines.flatMap(each -> each).drop(49))
        .containsExactlyInAnyOrderElementsOf(Vector.range(51, 102));
  }

  private void requeue(DeletionBatch batch, int line) {
    assertThat(dead().requeue(ACME, Vector.of(new LineKey(batch.id(), line)), OPERATOR)).hasSize(1);
  }
}
