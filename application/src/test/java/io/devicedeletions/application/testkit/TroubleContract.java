package io.devicedeletions.application.testkit;

import static io.devicedeletions.domain.outcome.RemovalOutcome.NAME_MISMATCH;
import static io.devicedeletions.domain.outcome.RemovalOutcome.NOT_FOUND;
import static io.devicedeletions.domain.outcome.RemovalOutcome.REMOVED;
import static io.devicedeletions.domain.testkit.SampleDevices.device;
import static io.devicedeletions.domain.testkit.SampleDevices.devices;
import static io.devicedeletions.domain.testkit.SampleTenants.ACME;
import static io.devicedeletions.domain.testkit.SampleTenants.GLOBEX;
import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.application.port.out.Claim;
import io.devicedeletions.application.port.out.TransientFailureException.Reach;
import io.devicedeletions.domain.batch.DeletionBatch;
import io.devicedeletions.domain.device.Device;
import io.devicedeletions.domain.outcome.FailedAttempt;
import io.devicedeletions.domain.outcome.RetryPolicy;
import io.devicedeletions.domain.outcome.Settlement;
import io.devicedeletions.domain.tenant.TenantId;
import io.devicedeletions.domain.testkit.SampleDevices;
import io.vavr.collection.Vector;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What every store makes of lines that fail; {@link DeadDeletionsContract} tells of their end. */
public abstract class TroubleContract extends StoreContract {

  private static final Device POISON = device(13);
  private static final RetryPolicy POLICY = StoreUnderTest.SETTINGS.retryPolicy();

  /** For subclasses. */
  protected TroubleContract() {}

  private void poison(TenantId tenant, Device... poisoned) {
    Vector.of(poisoned).forEach(device -> store().poison(tenant, device.uid()));
  }

  private DeletionBatch scheduleTwenty() {
    register(ACME, devices(0, 20).toJavaArray(Device[]::new));
    return schedule(batches().of(ACME, devices(0, 20).map(SampleDevices::entry)));
  }

  @Test
  void settlesTheHealthyLinesInTheSameClaim() {
    poison(ACME, POISON);
    DeletionBatch batch = scheduleTwenty();

    Claim claim = claim(ACME);

    assertThat(claim.parts()).isOne();
    assertThat(claim.settlements().map(Settlement::outcome)).hasSize(19).containsOnly(REMOVED);
    assertThat(claim.settlements().map(settled -> settled.line().line())).doesNotContain(13);
    assertThat(claim.failedAttempts().map(FailedAttempt::line)).containsExactly(13);
    assertThat(devicesOf(ACME)).containsExactly(POISON);
    assertThat(records().ofBatch(ACME, batch.id()))
        .containsExactlyInAnyOrderElementsOf(claim.settlements());
    assertThat(pending(ACME)).isOne();
  }

  @Test
  void tellsWhatFailedWhyAndHowLongItWaits() {
    poison(ACME, POISON);
    DeletionBatch batch = scheduleTwenty();

    FailedAttempt failed = claim(ACME).failedAttempts().head();

    assertThat(failed.batch()).isEqualTo(batch.id());
    assertThat(failed.attempts()).isOne();
    assertThat(failed.error().message()).contains("poison");
    assertThat(failed.error().errorClass()).isNotBlank();
    assertThat(failed.retryIn().get()).isBetween(Duration.ZERO, POLICY.firstPause());
  }

  /** Ten draw their pauses at random: that all of them draw none does not happen. */
  @Test
  void makesWhatFailedWait() {
    register(ACME, devices(0, 10).toJavaArray(Device[]::new));
    poison(ACME, devices(0, 10).toJavaArray(Device[]::new));
    schedule(batches().of(ACME, devices(0, 10).map(SampleDevices::entry)));
    claim(ACME);

    assertThat(claim(ACME).lines()).isLessThan(10);
    store().passTime(POLICY.firstPause());
    assertThat(Claims.tenants(dueDeletions())).containsExactly(ACME);
  }

  @Test
  void countsEachAttemptUntilTheLast() {
    register(ACME, POISON);
    poison(ACME, POISON);
    schedule(ACME, POISON);

    Vector<FailedAttempt> attempts =
        Vector.range(0, POLICY.mostAttempts())
            .flatMap(
                time -> {
                  Claim claim = claim(ACME);
                  awaitRetries();
                  return claim.failedAttempts();
                });

    assertThat(attempts.map(FailedAttempt::attempts)).containsExactly(1, 2, 3);
    assertThat(attempts.map(FailedAttempt::isDead)).containsExactly(false, false, true);
    assertThat(claim(ACME)).isEqualTo(Claim.NOTHING);
    assertThat(devicesOf(ACME)).containsExactly(POISON);
  }

  @Test
  void findsSeveralInOneBatch() {
    poison(ACME, device(0), device(7), device(8), device(19));
    DeletionBatch batch = scheduleTwenty();

    Claim claim = claim(ACME);

    assertThat(claim.failedAttempts().map(FailedAttempt::line))
        .containsExactlyInAnyOrder(0, 7, 8, 19);
    assertThat(claim.settlements()).hasSize(16);
    assertThat(records().ofBatch(ACME, batch.id())).hasSize(16);
    assertThat(devicesOf(ACME))
        .containsExactlyInAnyOrder(device(0), device(7), device(8), device(19));
  }

  @Test
  void findsOneInEachOfSeveralBatches() {
    register(ACME, devices(0, 6).toJavaArray(Device[]::new));
    poison(ACME, device(1), device(4));
    DeletionBatch first = schedule(ACME, device(0), device(1), device(2));
    DeletionBatch second = schedule(ACME, device(3), device(4), device(5));

    assertThat(claim(ACME).failedAttempts().map(FailedAttempt::batch))
        .containsExactlyInAnyOrder(first.id(), second.id());
    assertThat(devicesOf(ACME)).containsExactlyInAnyOrder(device(1), device(4));
  }

  @Test
  void blamesEachLineThatNamesTheSameDevice() {
    register(ACME, POISON, device(1));
    poison(ACME, POISON);
    DeletionBatch batch = schedule(ACME, POISON, device(1), POISON);

    assertThat(claim(ACME).failedAttempts().map(FailedAttempt::line))
        .containsExactlyInAnyOrder(0, 2);
    store().cure(ACME, POISON.uid());
    awaitRetries();
    drain(ACME);
    assertThat(records().ofBatch(ACME, batch.id()).map(Settlement::outcome))
        .containsExactlyInAnyOrder(REMOVED, REMOVED, NOT_FOUND);
    assertThat(devicesOf(ACME)).isEmpty();
  }

  @Test
  void settlesARetriedLineOnceItIsCuredAndCountsBothAttempts() {
    poison(ACME, POISON);
    DeletionBatch batch = scheduleTwenty();
    claim(ACME);
    store().cure(ACME, POISON.uid());
    awaitRetries();

    Settlement settled = claim(ACME).settlements().head();

    assertThat(settled.outcome()).isEqualTo(REMOVED);
    assertThat(settled.line().device()).isEqualTo(POISON);
    assertThat(settled.attempts()).isEqualTo(2);
    assertThat(records().ofBatch(ACME, batch.id())).hasSize(20).contains(settled);
    assertThat(devicesOf(ACME)).isEmpty();
  }

  @Test
  void makesProgressWhereEverythingItClaimsFails() {
    Vector<Device> poisoned = devices(0, Claims.SIZE.parts());
    register(ACME, poisoned.append(device(99)).toJavaArray(Device[]::new));
    poison(ACME, poisoned.toJavaArray(Device[]::new));
    poisoned.forEach(device -> schedule(ACME, device));
    DeletionBatch healthy = schedule(ACME, device(99));

    assertThat(claim(ACME).failedAttempts()).hasSize(poisoned.size());
    assertThat(claim(ACME).settlements().map(settled -> settled.line().batch()))
        .containsExactly(healthy.id());
  }

  @Test
  void leavesTheSameDeviceOfAnotherTenantAlone() {
    register(ACME, POISON);
    register(GLOBEX, POISON);
    poison(GLOBEX, POISON);
    DeletionBatch ours = schedule(ACME, POISON);
    schedule(GLOBEX, POISON);

    assertThat(outcomes(ours)).containsExactly(REMOVED);
    assertThat(claim(GLOBEX).failedAttempts()).hasSize(1);
    assertThat(devicesOf(GLOBEX)).containsExactly(POISON);
  }

  @Test
  void takesALineThatRemovesNothingForNoFailure() {
    register(ACME, POISON);
    poison(ACME, POISON, device(14));

    assertThat(outcomes(schedule(ACME, device(13, "another name"), device(14))))
        .containsExactly(NAME_MISMATCH, NOT_FOUND);
    assertThat(devicesOf(ACME)).containsExactly(POISON);
  }

  @Test
  void leavesNothingOfAClaimThatIsLost() {
    register(ACME, POISON, device(1));
    poison(ACME, POISON);
    DeletionBatch batch = schedule(ACME, device(1), POISON);
    store().breakNextClaim(Reach.STORE);

    assertThat(Claims.failure(dueDeletions(), ACME)).isNotEmpty();
    store().restart();
    assertThat(devicesOf(ACME)).containsExactlyInAnyOrder(POISON, device(1));
    assertThat(records().ofBatch(ACME, batch.id())).isEmpty();
    assertThat(claim(ACME).failedAttempts().map(FailedAttempt::attempts)).containsExactly(1);
    assertThat(devicesOf(ACME)).containsExactly(POISON);
  }
}
