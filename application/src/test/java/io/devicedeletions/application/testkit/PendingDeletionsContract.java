package io.devicedeletions.application.testkit;

import static io.devicedeletions.domain.testkit.SampleDevices.device;
import static io.devicedeletions.domain.testkit.SampleDevices.devices;
import static io.devicedeletions.domain.testkit.SampleDevices.entry;
import static io.devicedeletions.domain.testkit.SampleTenants.ACME;
import static io.devicedeletions.domain.testkit.SampleTenants.GLOBEX;
import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.domain.batch.DeletionBatch;
import io.devicedeletions.domain.batch.Grace;
import io.devicedeletions.domain.device.DeviceEntry;
import io.devicedeletions.domain.device.DeviceName;
import io.vavr.collection.HashSet;
import io.vavr.collection.Vector;
import org.junit.jupiter.api.Test;

/** What every store counts as pending. */
public abstract class PendingDeletionsContract extends StoreContract {

  private static final DeviceEntry MALFORMED =
      new DeviceEntry("1-1-1-1-1", new DeviceName("device-1"));

  /** For subclasses. */
  protected PendingDeletionsContract() {}

  @Test
  void countsNothingAtFirst() {
    assertThat(pending(ACME)).isZero();
  }

  @Test
  void countsScheduledLinesAlone() {
    schedule(
        batches()
            .of(ACME, Vector.of(entry(device(1)), MALFORMED, entry(device(2)), entry(device(3))))
            .withRefused(HashSet.of(3)));
    schedule(GLOBEX, device(1));

    assertThat(pending(ACME)).isEqualTo(2);
  }

  @Test
  void countsWhatRestsAndWhatWaitsForItsNextAttempt() {
    register(ACME, device(1), device(2));
    store().poison(ACME, device(1).uid());
    schedule(ACME, device(1), device(2));
    claim(ACME);
    queue().enqueue(batches().of(ACME, device(3), device(4)), new Grace(Grace.LONGEST));

    assertThat(pending(ACME)).isEqualTo(3);
  }

  @Test
  void countsNothingThatIsSettledCancelledOrGivenUp() {
    register(ACME, device(1), device(2));
    store().poison(ACME, device(1).uid());
    DeletionBatch batch = schedule(ACME, device(1), device(2));
    assertThat(pending(ACME)).isEqualTo(2);
    exhaust(ACME);
    assertThat(pending(ACME)).isZero();

    DeletionBatch cancelled = schedule(ACME, device(3));
    cancel(ACME, cancelled.id());
    assertThat(pending(ACME)).isZero();
    assertThat(records().ofBatch(ACME, batch.id())).hasSize(1);
  }

  @Test
  void countsAsFarAsItMatters() {
    devices(0, 50).forEach(device -> schedule(ACME, device));

    assertThat(store().pendingDeletions().count(ACME, 10)).isBetween(10L, 50L);
    assertThat(store().pendingDeletions().count(ACME, 50)).isEqualTo(50);
    assertThat(store().pendingDeletions().count(ACME, 1)).isPositive();
  }
}
