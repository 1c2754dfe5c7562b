package io.devicedeletions.application.testkit;

import static io.devicedeletions.domain.outcome.RemovalPrediction.DUPLICATE;
import static io.devicedeletions.domain.outcome.RemovalPrediction.INVALID;
import static io.devicedeletions.domain.outcome.RemovalPrediction.NAME_MISMATCH;
import static io.devicedeletions.domain.outcome.RemovalPrediction.NOT_FOUND;
import static io.devicedeletions.domain.outcome.RemovalPrediction.WOULD_REMOVE;
import static io.devicedeletions.domain.testkit.SampleDevices.device;
import static io.devicedeletions.domain.testkit.SampleDevices.devices;
import static io.devicedeletions.domain.testkit.SampleDevices.entry;
import static io.devicedeletions.domain.testkit.SampleDevices.uid;
import static io.devicedeletions.domain.testkit.SampleTenants.ACME;
import static io.devicedeletions.domain.testkit.SampleTenants.GLOBEX;
import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.domain.batch.BatchLimit;
import io.devicedeletions.domain.batch.DeletionBatch;
import io.devicedeletions.domain.batch.Grace;
import io.devicedeletions.domain.device.Device;
import io.devicedeletions.domain.device.DeviceEntry;
import io.devicedeletions.domain.device.DeviceName;
import io.devicedeletions.domain.device.InventoryDevice;
import io.devicedeletions.domain.device.NameMatch;
import io.devicedeletions.domain.history.BatchQuery;
import io.devicedeletions.domain.outcome.PreviewedLine;
import io.devicedeletions.domain.outcome.RemovalOutcome;
import io.devicedeletions.domain.outcome.RemovalPrediction;
import io.devicedeletions.domain.outcome.Settlement;
import io.devicedeletions.domain.tenant.TenantId;
import io.devicedeletions.domain.testkit.SampleDevices;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.util.Locale;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How every store predicts removals. */
public abstract class RemovalForecastContract extends StoreContract {

  private static final int EXAMPLES = 25;

  private static final DeviceEntry MALFORMED =
      new DeviceEntry("1-1-1-1-1", new DeviceName("device-1"));

  /** For subclasses. */
  protected RemovalForecastContract() {}

  private Vector<RemovalPrediction> predict(Device... devices) {
    return predictions(store(), ACME, Vector.of(devices).map(SampleDevices::entry));
  }

  private static Vector<RemovalPrediction> predictions(
      StoreUnderTest store, TenantId tenant, Seq<DeviceEntry> entries) {
    Vector<PreviewedLine> lines = store.removalForecast().predict(tenant, entries);
    assertThat(lines.map(PreviewedLine::entry)).isEqualTo(Vector.ofAll(entries));
    return lines.map(PreviewedLine::prediction);
  }

  private static DeviceEntry shouting(Device device) {
    return new DeviceEntry(device.uid().toString().toUpperCase(Locale.ROOT), device.name());
  }

  @Test
  void tellsEachLineApart() {
    register(ACME, device(1), device(2, "another"), device(9));

    assertThat(
            predictions(
                store(),
                ACME,
                Vector.of(
                    MALFORMED,
                    entry(device(1)),
                    entry(device(2)),
                    entry(device(3)),
                    entry(device(1)),
                    MALFORMED)))
        .containsExactly(INVALID, WOULD_REMOVE, NAME_MISMATCH, NOT_FOUND, DUPLICATE, INVALID);
  }

  @Test
  void takesUidsInEitherCase() {
    register(ACME, device(1));

    assertThat(predictions(store(), ACME, Vector.of(shouting(device(1)), entry(device(1)))))
        .containsExactly(WOULD_REMOVE, DUPLICATE);
  }

  @Test
  void predictsLinesThatAreAllMalformed() {
    assertThat(predictions(store(), ACME, Vector.of(MALFORMED))).containsExactly(INVALID);
  }

  @Test
  void looksAtTheTenantsOwnDevicesOnly() {
    register(GLOBEX, device(1));

    assertThat(predict(device(1))).containsExactly(NOT_FOUND);
    register(ACME, device(1, "another"));
    assertThat(predict(device(1))).containsExactly(NAME_MISMATCH);
  }

  @Test
  void comparesNamesAsTheStoreRemoves() {
    register(ACME, device(1, "Host"));
    assertThat(predict(device(1, "hOST"), device(1, "Host")))
        .containsExactly(NAME_MISMATCH, WOULD_REMOVE);

    try (StoreUnderTest ignoringCase = open(NameMatch.IGNORE_CASE)) {
      ignoringCase
          .deviceInventory()
          .register(
              ACME,
              Vector.of(device(1, "Host"), device(2, "\u00C9t\u00E9"))
                  .map(SampleDevices::onRecord));
      assertThat(
              predictions(
                  ignoringCase,
                  ACME,
                  Vector.of(device(1, "hOST"), device(1, "Host"), device(2, "\u00E9t\u00E9"))
                      .map(SampleDevices::entry)))
          .containsExactly(WOULD_REMOVE, DUPLICATE, NAME_MISMATCH);
    }
  }

  @Test
  void looksAtTheInventoryAsItIsNow() {
    register(ACME, device(1));
    assertThat(predict(device(1))).containsExactly(WOULD_REMOVE);
    register(ACME, device(1, "renamed"));
    assertThat(predict(device(1))).containsExactly(NAME_MISMATCH);
    schedule(ACME, device(1, "renamed"));
    assertThat(predict(device(1, "renamed"))).containsExactly(WOULD_REMOVE);
    drain(ACME);
    assertThat(predict(device(1))).containsExactly(NOT_FOUND);
  }

  @Test
  void changesNothing() {
    register(ACME, device(1), device(2));
    Vector<InventoryDevice> before = inventoryOf(ACME);

    assertThat(predict(device(1), device(1), device(2, "another"), device(3))).hasSize(4);

    assertThat(inventoryOf(ACME)).isEqualTo(before);
    assertThat(pending(ACME)).isZero();
    assertThat(Claims.tenants(dueDeletions())).isEmpty();
    assertThat(tracked().list(ACME, BatchQuery.ALL).items()).isEmpty();
    assertThat(predict(device(1))).containsExactly(WOULD_REMOVE);
  }

  @Test
  void predictsAsManyLinesAsABatchCanHave() {
    int limit = BatchLimit.HIGHEST;
    inventory().register(ACME, devices(0, limit / 2).map(SampleDevices::onRecord));

    assertThat(predictions(store(), ACME, devices(0, limit).map(SampleDevices::entry)))
        .isEqualTo(
            Vector.fill(limit / 2, WOULD_REMOVE).appendAll(Vector.fill(limit / 2, NOT_FOUND)));
  }

  @ParameterizedTest
  @EnumSource
  void comesTrueWhenTheSameLinesAreScheduled(NameMatch nameMatch) {
    try (StoreUnderTest store = open(nameMatch)) {
      Random random = new Random(7);
      for (int example = 0; example < EXAMPLES; example++) {
        assertComesTrue(store, new TenantId("example-" + example), random);
      }
    }
  }

  private void assertComesTrue(StoreUnderTest store, TenantId tenant, Random random) {
    store
        .deviceInventory()
        .register(tenant, Vector.fill(4, () -> anyDevice(random)).map(SampleDevices::onRecord));
    Vector<DeviceEntry> entries = Vector.fill(1 + random.nextInt(9), () -> anyEntry(random));
    Vector<RemovalPrediction> predictions = predictions(store, tenant, entries);

    DeletionBatch batch = batches().of(tenant, entries);
    store.deletionQueue().enqueue(batch, Grace.NONE);
    while (Claims.tenants(store.dueDeletions()).contains(tenant)) {
      Claims.claim(store.dueDeletions(), tenant);
    }

    Map<Integer, RemovalOutcome> outcomes =
        store
            .deletionRecords()
            .ofBatch(tenant, batch.id())
            .toMap(end -> end.line().line(), Settlement::outcome);
    predictions
        .zipWithIndex()
        .forEach(line -> assertComesTrue(line._1(), outcomes.get(line._2()).getOrNull()));
  }

  private static void assertComesTrue(
      RemovalPrediction prediction, @Nullable RemovalOutcome outcome) {
    switch (prediction) {
      case WOULD_REMOVE -> assertThat(outcome).isEqualTo(RemovalOutcome.REMOVED);
      case NOT_FOUND -> assertThat(outcome).isEqualTo(RemovalOutcome.NOT_FOUND);
      case NAME_MISMATCH -> assertThat(outcome).isEqualTo(RemovalOutcome.NAME_MISMATCH);
      case DUPLICATE ->
          assertThat(outcome).isIn(RemovalOutcome.NOT_FOUND, RemovalOutcome.NAME_MISMATCH);
      case INVALID -> assertThat(outcome).isNull();
    }
  }

  /** Few uids and few names, all of them near each other, so that they meet. */
  private static Device anyDevice(Random random) {
    Vector<String> names = Vector.of("host", "Host", "h\u00F6st", "H\u00D6ST");
    return new Device(
        uid(random.nextInt(4)), new DeviceName(names.get(random.nextInt(names.size()))));
  }

  private static DeviceEntry anyEntry(Random random) {
    Device device = anyDevice(random);
    return switch (random.nextInt(6)) {
      case 0 -> MALFORMED;
      case 1 -> shouting(device);
      default -> entry(device);
    };
  }
}
