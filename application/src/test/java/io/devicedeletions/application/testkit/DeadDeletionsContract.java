package io.devicedeletions.application.testkit;

import static io.devicedeletions.domain.outcome.RemovalOutcome.REMOVED;
import static io.devicedeletions.domain.testkit.SampleDevices.device;
import static io.devicedeletions.domain.testkit.SampleDevices.devices;
import static io.devicedeletions.domain.testkit.SampleDevices.entry;
import static io.devicedeletions.domain.testkit.SampleTenants.ACME;
import static io.devicedeletions.domain.testkit.SampleTenants.GLOBEX;
import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.application.port.out.DueWork;
import io.devicedeletions.domain.batch.BatchId;
import io.devicedeletions.domain.batch.DeletionBatch;
import io.devicedeletions.domain.device.Device;
import io.devicedeletions.domain.outcome.DeadLine;
import io.devicedeletions.domain.outcome.Settlement;
import io.devicedeletions.domain.tenant.TenantId;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import org.junit.jupiter.api.Test;

/** What every store does with lines that were given up. */
public abstract class DeadDeletionsContract extends StoreContract {

  private static final int ALL = 1_000;

  /** For subclasses. */
  protected DeadDeletionsContract() {}

  private Seq<DeadLine> oldest(TenantId tenant) {
    return dead().oldest(tenant, ALL);
  }

  @Test
  void hasNoneAtFirst() {
    assertThat(oldest(ACME)).isEmpty();
    assertThat(dead().requeueOldest(ACME, ALL, OPERATOR)).isZero();
  }

  @Test
  void keepsWhatWasAskedForAndWhyItFailed() {
    DeletionBatch batch = giveUp(ACME, device(1));

    DeadLine line = oldest(ACME).head();

    assertThat(oldest(ACME)).hasSize(1);
    assertThat(line.batch()).isEqualTo(batch.id());
    assertThat(line.line()).isZero();
    assertThat(line.entry()).isEqualTo(Option.some(entry(device(1))));
    assertThat(line.attempts()).isEqualTo(StoreUnderTest.SETTINGS.retryPolicy().mostAttempts());
    assertThat(line.error().message()).contains("poison");
  }

  @Test
  void keepsThemOutOfTheWayOfEverythingElse() {
    DeletionBatch batch = giveUp(ACME, device(1));

    assertThat(dueDeletions().lookAhead()).isEqualTo(new DueWork(Vector.empty(), Option.none()));
    assertThat(claim(ACME).isEmpty()).isTrue();
    assertThat(pending(ACME)).isZero();
    assertThat(records().ofBatch(ACME, batch.id())).isEmpty();
    assertThat(devicesOf(ACME)).containsExactly(device(1));
  }

  @Test
  void settlesARequeuedLineAsIfItHadNeverBeenTried() {
    DeletionBatch batch = giveUp(ACME, device(1));
    store().cure(ACME, device(1).uid());

    assertThat(dead().requeueOldest(ACME, ALL, OPERATOR)).isOne();
    assertThat(oldest(ACME)).isEmpty();
    assertThat(pending(ACME)).isOne();
    assertThat(outcomes(batch)).containsExactly(REMOVED);
    assertThat(records().ofBatch(ACME, batch.id()).map(Settlement::attempts)).containsExactly(1);
  }

  @Test
  void givesALineUpAgainThatWasRequeuedInVain() {
    giveUp(ACME, device(1));
    dead().requeueOldest(ACME, ALL, OPERATOR);

    assertThat(exhaust(ACME)).isEqualTo(StoreUnderTest.SETTINGS.retryPolicy().mostAttempts());
    assertThat(oldest(ACME).map(DeadLine::attempts)).containsExactly(3);
  }

  @Test
  void listsAndRequeuesNoMoreThanItIsAskedForTheOldestFirst() {
    BatchId first = giveUp(ACME, device(1), device(2)).id();
    BatchId second = giveUp(ACME, device(3)).id();

    assertThat(oldest(ACME).map(DeadLine::batch)).containsExactly(first, first, second);
    assertThat(dead().oldest(ACME, 2).map(DeadLine::batch)).containsExactly(first, first);
    assertThat(dead().requeueOldest(ACME, 2, OPERATOR)).isEqualTo(2);
    assertThat(oldest(ACME).map(DeadLine::batch)).containsExactly(second);
    assertThat(dead().requeueOldest(ACME, 2, OPERATOR)).isOne();
    assertThat(dead().requeueOldest(ACME, 2, OPERATOR)).isZero();
    assertThat(pending(ACME)).isEqualTo(3);
  }

  @Test
  void requeuesSomeLinesOfABatchAndTheOthersLater() {
    DeletionBatch batch = giveUp(ACME, devices(0, 5).toJavaArray(Device[]::new));
    devices(0, 5).forEach(device -> store().cure(ACME, device.uid()));

    dead().requeueOldest(ACME, 2, OPERATOR);
    drain(ACME);
    assertThat(records().ofBatch(ACME, batch.id())).hasSize(2);
    dead().requeueOldest(ACME, ALL, OPERATOR);
    assertThat(outcomes(batch)).hasSize(5).containsOnly(REMOVED);
  }

  @Test
  void leavesThoseOfAnotherTenantAlone() {
    giveUp(GLOBEX, device(1));

    assertThat(oldest(ACME)).isEmpty();
    assertThat(dead().requeueOldest(ACME, ALL, OPERATOR)).isZero();
    assertThat(oldest(GLOBEX)).hasSize(1);
    assertThat(pending(GLOBEX)).isZero();
  }

  @Test
  void requeuesEachOnceHoweverManyAskAtOnce() {
    giveUp(ACME, devices(0, 20).toJavaArray(Device[]::new));

    Seq<Integer> requeued =
        Simultaneously.call(Vector.fill(4, () -> () -> dead().requeueOldest(ACME, 20, OPERATOR)));

    int left = oldest(ACME).size();
    assertThat(requeued.sum().intValue()).isEqualTo(20 - left);
    assertThat(pending(ACME)).isEqualTo(20 - left);
  }
}
