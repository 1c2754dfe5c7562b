package io.devicedeletions.application.testkit;

import static io.devicedeletions.domain.testkit.SampleDevices.device;
import static io.devicedeletions.domain.testkit.SampleDevices.devices;
import static io.devicedeletions.domain.testkit.SampleDevices.onRecord;
import static io.devicedeletions.domain.testkit.SampleDevices.uid;
import static io.devicedeletions.domain.testkit.SampleTenants.ACME;
import static io.devicedeletions.domain.testkit.SampleTenants.GLOBEX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.devicedeletions.domain.device.Device;
import io.devicedeletions.domain.device.DeviceName;
import io.devicedeletions.domain.device.DeviceUid;
import io.devicedeletions.domain.device.InventoryDevice;
import io.devicedeletions.domain.testkit.SampleDevices;
import io.vavr.Tuple;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Seq;
import io.vavr.collection.Stream;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import org.junit.jupiter.api.Test;

/** What every inventory does. */
public abstract class DeviceInventoryContract extends StoreContract {

  /** For subclasses. */
  protected DeviceInventoryContract() {}

  @Test
  void isEmptyAtFirst() {
    assertThat(inventory().count(ACME)).isZero();
    assertThat(inventory().find(ACME, uid(1))).isEmpty();
    assertThat(inventoryOf(ACME)).isEmpty();
  }

  @Test
  void findsWhatWasRegistered() {
    register(ACME, device(1), device(2));

    assertThat(inventory().find(ACME, uid(2))).containsExactly(onRecord(device(2)));
    assertThat(inventory().count(ACME)).isEqualTo(2);
  }

  @Test
  void takesNoDevices() {
    inventory().register(ACME, Vector.empty());

    assertThat(inventory().count(ACME)).isZero();
  }

  @Test
  void keepsAttributesInTheirOrder() {
    InventoryDevice known =
        new InventoryDevice(
            device(1), LinkedHashMap.of("zone", "b", "alpha", "", "model", "x", "Alpha", "2"));
    inventory().register(ACME, Vector.of(known));

    assertThat(inventoryOf(ACME).flatMap(InventoryDevice::attributes))
        .containsExactly(
            Tuple.of("zone", "b"),
            Tuple.of("alpha", ""),
            Tuple.of("model", "x"),
            Tuple.of("Alpha", "2"));
    assertThat(inventory().find(ACME, uid(1)).toVector().flatMap(InventoryDevice::attributes))
        .isEqualTo(known.attributes().toVector());
  }

  @Test
  void replacesNameAndAttributesOfAKnownUid() {
    InventoryDevice before =
        new InventoryDevice(device(1, "before"), LinkedHashMap.of("a", "1", "b", "2"));
    InventoryDevice after = new InventoryDevice(device(1, "after"), LinkedHashMap.of("c", "3"));
    inventory().register(ACME, Vector.of(before));
    inventory().register(ACME, Vector.of(after));

    assertThat(inventoryOf(ACME)).containsExactly(after);
  }

  @Test
  void takesTheLaterOfTwoDevicesOfOneUid() {
    register(ACME, device(1, "first"), device(2), device(1, "second"), device(1, "third"));

    assertThat(devicesOf(ACME)).containsExactlyInAnyOrder(device(1, "third"), device(2));
  }

  @Test
  void takesThousandsAtOnceWithTheLaterCountingHoweverFarItIs() {
    Vector<Device> early = devices(0, 2_500).map(device -> renamed(device, "early"));
    Vector<Device> late = devices(0, 2_500).map(device -> renamed(device, "late"));

    inventory().register(ACME, early.appendAll(late).map(SampleDevices::onRecord));

    assertThat(inventory().count(ACME)).isEqualTo(2_500);
    assertThat(devicesOf(ACME)).containsExactlyInAnyOrderElementsOf(late);
  }

  @Test
  void takesAllOrNone() {
    Seq<InventoryDevice> breaksHalfWay =
        Stream.range(0, 2_000).map(DeviceInventoryContract::knownUpToAThousand);

    assertThatThrownBy(() -> inventory().register(ACME, breaksHalfWay))
        .isInstanceOf(RuntimeException.class);
    assertThat(inventory().count(ACME)).isZero();
  }

  private static InventoryDevice knownUpToAThousand(int number) {
    if (number == 1_000) {
      throw new IllegalStateException("the source of the devices broke");
    }
    return onRecord(device(number));
  }

  @Test
  void handsDevicesOverOrderedByTheTextOfTheirUid() {
    Vector<Device> ordered =
        Vector.of(
                "00000000-0000-0000-0000-000000000000",
                "00000000-0000-0000-8000-000000000000",
                "00000000-0000-4000-0000-000000000000",
                "0fffffff-ffff-ffff-ffff-ffffffffffff",
                "7fffffff-ffff-ffff-7fff-ffffffffffff",
                "7fffffff-ffff-ffff-8000-000000000000",
                "80000000-0000-0000-0000-000000000000",
                "a0000000-0000-0000-0000-000000000000",
                "ffffffff-ffff-ffff-ffff-ffffffffffff")
            .flatMap(DeviceUid::parse)
            .map(uid -> new Device(uid, new DeviceName("same")));
    inventory().register(ACME, ordered.reverse().map(SampleDevices::onRecord));

    assertThat(devicesOf(ACME)).isEqualTo(ordered);
  }

  @Test
  void keepsTenantsApart() {
    register(ACME, device(1), device(2));
    register(GLOBEX, device(1, "theirs"));

    assertThat(inventory().find(ACME, uid(1))).isEqualTo(Option.of(onRecord(device(1))));
    assertThat(inventory().find(GLOBEX, uid(2))).isEmpty();
    assertThat(inventory().count(GLOBEX)).isOne();
    assertThat(devicesOf(GLOBEX)).containsExactly(device(1, "theirs"));
  }

  @Test
  void handsDevicesOverAsTheyWereAtOneMoment() {
    registerGeneration(0);

    Simultaneously.<Integer>call(
        Vector.of(this::registerGenerations, this::readGenerations, this::readGenerations));

    assertThat(devicesOf(ACME).map(Device::name).distinct())
        .containsExactly(new DeviceName("generation-20"));
  }

  private int registerGenerations() {
    Vector.rangeClosed(1, 20).forEach(this::registerGeneration);
    return 20;
  }

  private void registerGeneration(int generation) {
    inventory()
        .register(
            ACME,
            devices(0, 100)
                .map(device -> renamed(device, "generation-" + generation))
                .map(SampleDevices::onRecord));
  }

  private int readGenerations() {
    for (int reading = 0; reading < 20; reading++) {
      assertThat(devicesOf(ACME).map(Device::name).distinct()).hasSize(1);
    }
    return 20;
  }

  private static Device renamed(Device device, String name) {
    return new Device(device.uid(), new DeviceName(name));
  }
}
