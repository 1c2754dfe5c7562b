package io.devicedeletions.adapters.jdbc;

import static io.devicedeletions.domain.testkit.SampleDevices.device;
import static io.devicedeletions.domain.testkit.SampleDevices.devices;
import static io.devicedeletions.domain.testkit.SampleTenants.ACME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.devicedeletions.application.port.out.Blame;
import io.devicedeletions.application.port.out.Claim;
import io.devicedeletions.application.port.out.TransientFailureException.Reach;
import io.devicedeletions.application.testkit.Claims;
import io.devicedeletions.application.testkit.StoreUnderTest;
import io.devicedeletions.domain.batch.DeletionBatch;
import io.devicedeletions.domain.batch.Grace;
import io.devicedeletions.domain.device.Device;
import io.devicedeletions.domain.outcome.FailedAttempt;
import io.devicedeletions.domain.outcome.Settlement;
import io.devicedeletions.domain.testkit.SampleDevices;
import io.vavr.collection.Seq;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;

/** Where a tenant's oldest work fails as a whole, what is healthy behind it is reached. */
final class PostgresStuckHeadTest extends PostgresClaims {

  private static final int HEALTHY = 50;

  private DeletionBatch healthy() {
    store
        .deviceInventory()
        .register(ACME, devices(HEALTHY, HEALTHY + 1).map(SampleDevices::onRecord));
    DeletionBatch healthy = batches.of(ACME, device(HEALTHY));
    store.deletionQueue().enqueue(healthy, Grace.NONE);
    return healthy;
  }

  /** As many parts as a claim takes, the batch that is there already among them. */
  private DeletionBatch aFullClaimAndAHealthyBatch() {
    for (int part = 1; part < Claims.SIZE.parts(); part++) {
      store.deletionQueue().enqueue(batches.of(ACME, device(1 + part % 3)), Grace.NONE);
    }
    return healthy();
  }

  private void refuse(String state) {
    execute(
        """
        CREATE FUNCTION raise() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          IF OLD.name <> TG_ARGV[1] THEN
            RAISE EXCEPTION 'raised' USING ERRCODE = TG_ARGV[0];
          END IF;
          RETURN OLD;
        END
        $$
        """);
    execute(
        "CREATE TRIGGER raise BEFORE DELETE ON device FOR EACH ROW EXECUTE FUNCTION raise('"
            + state
            + "', '"
            + device(HEALTHY).name().value()
            + "')");
  }

  @Test
  void anErrorThatIsNobodysPutsTheHeadOff() {
    DeletionBatch healthy = aFullClaimAndAHealthyBatch();
    refuse("42501");

    assertThatThrownBy(() -> claim(Blame.PASSING_ERRORS_TOO)).hasStackTraceContaining("raised");

    assertThat(batchesOf(claim(Blame.LASTING_ERRORS))).isEqualTo(healthy.id().toString());
    assertThat(store.countRows("deletion_dead")).isZero();
  }

  @Test
  void lockedDevicesPutTheHeadOff() {
    DeletionBatch healthy = aFullClaimAndAHealthyBatch();
    try (Handle holding = store.sql().open()) {
      holding.begin();
      holding.execute(
          "SELECT FROM device WHERE name <> ? FOR UPDATE", device(HEALTHY).name().value());

      assertThat(failure(Blame.PASSING_ERRORS_TOO).reach()).isEqualTo(Reach.TRANSACTION);
      assertThat(batchesOf(claim(Blame.LASTING_ERRORS))).isEqualTo(healthy.id().toString());
      holding.rollback();
    }
    store.passTime(StoreUnderTest.LONGEST_PAUSE);
    assertThat(claim(Blame.LASTING_ERRORS).settlements().map(Settlement::attempts)).containsOnly(1);
    assertThat(store.pendingDeletions().count(ACME, 100)).isZero();
  }

  private static String batchesOf(Claim claim) {
    return claim.settlements().map(settled -> settled.line().batch().toString()).mkString();
  }

  /** More than one claim may try: what it did not get to comes first in the next. */
  @Test
  void whatIsHealthyBehindMoreThanCanBeTriedIsReached() {
    for (int batch = 0; batch < 3; batch++) {
      Seq<Device> refused = devices(100 * (batch + 1), 100 * (batch + 2));
      store.deviceInventory().register(ACME, refused.map(SampleDevices::onRecord));
      store
          .deletionQueue()
          .enqueue(batches.of(ACME, refused.map(SampleDevices::entry)), Grace.NONE);
    }
    DeletionBatch healthy = healthy();
    refuse("42501");

    assertThatThrownBy(() -> claim(Blame.PASSING_ERRORS_TOO)).hasStackTraceContaining("raised");

    assertThat(batchesOf(claim(Blame.PASSING_ERRORS_TOO))).isEqualTo(healthy.id().toString());
    assertThat(store.countRows("deletion_dead")).isZero();
  }

  /** It has nothing to do with what keeps devices from being removed. */
  @Test
  void aDeviceThatIsNotThereShowsNothing() {
    store.deletionQueue().enqueue(batches.of(ACME, device(HEALTHY)), Grace.NONE);
    refuse("42501");

    Claim claim = claim(Blame.PASSING_ERRORS_TOO);

    assertThat(claim.settlements().map(Settlement::removes)).containsExactly(false);
    assertThat(claim.failedAttempts()).isEmpty();
    assertThat(store.pendingDeletions().count(ACME, 100)).isEqualTo(3);
    assertThat(claim(Blame.PASSING_ERRORS_TOO).isEmpty()).as("put off").isTrue();
  }

  /** Beside one that gets through it is the lines' own after all. */
  @Test
  void anErrorThatIsNobodysIsCountedBesideAHealthyLine() {
    healthy();
    refuse("42501");

    Claim claim = claim(Blame.PASSING_ERRORS_TOO);

    assertThat(claim.settlements()).hasSize(1);
    assertThat(claim.failedAttempts().map(FailedAttempt::attempts)).containsExactly(1, 1, 1);
  }

  @Test
  void aDeviceWithAnImpossibleNameHoldsUpNobody() {
    execute("UPDATE device SET name = ' ' WHERE name = '" + device(2).name().value() + "'");

    Claim claim = claim(Blame.LASTING_ERRORS);

    assertThat(claim.settlements().map(settled -> settled.line().line())).containsExactly(0, 2);
    assertThat(claim.failedAttempts().map(FailedAttempt::line)).containsExactly(1);
    assertThat(claim.failedAttempts().head().error().message()).contains("impossible name");
  }
}
