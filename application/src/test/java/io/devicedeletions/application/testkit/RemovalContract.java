package io.devicedeletions.application.testkit;

import static io.devicedeletions.domain.outcome.RemovalOutcome.NAME_MISMATCH;
import static io.devicedeletions.domain.outcome.RemovalOutcome.NOT_FOUND;
import static io.devicedeletions.domain.outcome.RemovalOutcome.REMOVED;
import static io.devicedeletions.domain.testkit.SampleDevices.device;
import static io.devicedeletions.domain.testkit.SampleTenants.ACME;
import static io.devicedeletions.domain.testkit.SampleTenants.GLOBEX;
import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.domain.batch.DeletionBatch;
import io.devicedeletions.domain.batch.Grace;
import io.devicedeletions.domain.device.Device;
import io.devicedeletions.domain.device.DeviceEntry;
import io.devicedeletions.domain.device.DeviceName;
import io.devicedeletions.domain.device.NameMatch;
import io.devicedeletions.domain.outcome.Settlement;
import io.devicedeletions.domain.tenant.Tenant;
import io.devicedeletions.domain.tenant.TenantId;
import io.devicedeletions.domain.testkit.NameArbitraries;
import io.devicedeletions.domain.testkit.SampleDevices;
import io.vavr.collection.Vector;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which devices every store removes: those of this tenant, uid and name, and no others. */
public abstract class RemovalContract extends StoreContract {

  /** For subclasses. */
  protected RemovalContract() {}

  static Iterable<DeviceName> nearNames() {
    return NameArbitraries.near(new DeviceName("caf\u00E9-Device 1"));
  }

  @Test
  void removesTheDeviceThatIsNamedAndNoOther() {
    register(ACME, device(1), device(2), device(3));

    assertThat(outcomes(schedule(ACME, device(2)))).containsExactly(REMOVED);
    assertThat(devicesOf(ACME)).containsExactlyInAnyOrder(device(1), device(3));
  }

  @Test
  void findsNothingUnderAnUnknownUid() {
    register(ACME, device(1));

    assertThat(outcomes(schedule(ACME, device(2, "device-1")))).containsExactly(NOT_FOUND);
    assertThat(devicesOf(ACME)).containsExactly(device(1));
  }

  @Test
  void keepsADeviceOfAnotherName() {
    register(ACME, device(1));

    assertThat(outcomes(schedule(ACME, device(1, "device-2")))).containsExactly(NAME_MISMATCH);
    assertThat(devicesOf(ACME)).containsExactly(device(1));
  }

  @ParameterizedTest
  @MethodSource("nearNames")
  void keepsADeviceOfANearName(DeviceName near) {
    Device known = device(1, "caf\u00E9-Device 1");
    register(ACME, known);

    assertThat(outcomes(schedule(ACME, new Device(known.uid(), near))))
        .containsExactly(NAME_MISMATCH);
    assertThat(devicesOf(ACME)).containsExactly(known);
  }

  @ParameterizedTest
  @ValueSource(strings = {"%", "_evice-1", "device-%", "*", "device-1' OR '1'='1"})
  void takesNoNameForAPattern(String name) {
    register(ACME, device(1));

    assertThat(outcomes(schedule(ACME, device(1, name)))).containsExactly(NAME_MISMATCH);
    assertThat(devicesOf(ACME)).containsExactly(device(1));
  }

  @Test
  void takesAUidInEitherCase() {
    register(ACME, device(1));
    DeviceEntry shouting =
        new DeviceEntry(device(1).uid().toString().toUpperCase(Locale.ROOT), device(1).name());

    assertThat(outcomes(schedule(batches().of(ACME, Vector.of(shouting)))))
        .containsExactly(REMOVED);
    assertThat(devicesOf(ACME)).isEmpty();
  }

  @Test
  void keepsTheSameDeviceOfAnotherTenant() {
    register(ACME, device(1));
    register(GLOBEX, device(1));

    assertThat(outcomes(schedule(ACME, device(1)))).containsExactly(REMOVED);
    assertThat(devicesOf(GLOBEX)).containsExactly(device(1));
  }

  @Test
  void findsNothingOfAnotherTenant() {
    register(GLOBEX, device(1));

    assertThat(outcomes(schedule(ACME, device(1)))).containsExactly(NOT_FOUND);
    assertThat(devicesOf(GLOBEX)).containsExactly(device(1));
  }

  @Test
  void tellsTenantsApartThatDifferInCaseOnly() {
    TenantId shouting = new TenantId("ACME");
    register(shouting, device(1));

    assertThat(outcomes(schedule(ACME, device(1)))).containsExactly(NOT_FOUND);
    assertThat(devicesOf(shouting)).containsExactly(device(1));
  }

  @Test
  void removesADeviceOnceThatABatchNamesTwice() {
    register(ACME, device(1));

    assertThat(outcomes(schedule(ACME, device(1), device(1)))).containsExactly(REMOVED, NOT_FOUND);
  }

  @Test
  void removesADeviceOnceThatTwoBatchesName() {
    register(ACME, device(1));
    DeletionBatch first = schedule(ACME, device(1));
    DeletionBatch second = schedule(ACME, device(1));

    assertThat(outcomes(first)).containsExactly(REMOVED);
    assertThat(outcomes(second)).containsExactly(NOT_FOUND);
  }

  @Test
  void findsADeviceGoneThatAnEarlierLineRemoved() {
    register(ACME, device(1));

    assertThat(outcomes(schedule(ACME, device(1), device(1, "device-2"))))
        .containsExactly(REMOVED, NOT_FOUND);
  }

  @Test
  void removesUnderTheRightNameAfterAWrongOne() {
    register(ACME, device(1));

    assertThat(outcomes(schedule(ACME, device(1, "device-2"), device(1))))
        .containsExactly(NAME_MISMATCH, REMOVED);
  }

  @Test
  void looksAtTheNameOnRecordWhenItRemoves() {
    register(ACME, device(1));
    DeletionBatch batch = schedule(ACME, device(1));
    register(ACME, device(1, "renamed"));

    assertThat(outcomes(batch)).containsExactly(NAME_MISMATCH);
    assertThat(devicesOf(ACME)).containsExactly(device(1, "renamed"));
  }

  @Test
  void keepsADeviceThatCameBackAfterItsRemoval() {
    register(ACME, device(1));
    outcomes(schedule(ACME, device(1)));
    register(ACME, device(1));

    assertThat(drain(ACME)).isEmpty();
    assertThat(devicesOf(ACME)).containsExactly(device(1));
  }

  @Test
  void finishesTheWorkOfATenantThatWasSwitchedOff() {
    tenants().save(new Tenant(ACME, true));
    register(ACME, device(1));
    DeletionBatch batch = schedule(ACME, device(1));
    tenants().save(new Tenant(ACME, false));

    assertThat(outcomes(batch)).containsExactly(REMOVED);
  }

  @Test
  void looksPastTheCaseOfLatinLettersWhereItIsToldTo() {
    try (StoreUnderTest ignoringCase = open(NameMatch.IGNORE_CASE)) {
      ignoringCase
          .deviceInventory()
          .register(
              ACME,
              Vector.of(device(1, "Host-1"), device(2, "\u00C9t\u00E9"))
                  .map(SampleDevices::onRecord));
      ignoringCase
          .deletionQueue()
          .enqueue(
              batches()
                  .of(
                      ACME,
                      Vector.of(device(1, "hOST-1"), device(2, "\u00E9t\u00E9"))
                          .map(SampleDevices::entry)),
              Grace.NONE);

      assertThat(Claims.settle(ignoringCase.dueDeletions(), ACME).sortBy(end -> end.line().line()))
          .extracting(Settlement::outcome)
          .containsExactly(REMOVED, NAME_MISMATCH);
      assertThat(ignoringCase.deviceInventory().count(ACME)).isOne();
    }
  }
}
