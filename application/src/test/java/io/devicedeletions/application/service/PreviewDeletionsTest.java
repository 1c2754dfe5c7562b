package io.devicedeletions.application.service;

import static io.devicedeletions.domain.testkit.SampleDevices.device;
import static io.devicedeletions.domain.testkit.SampleDevices.entry;
import static io.devicedeletions.domain.testkit.SampleDevices.submitted;
import static io.devicedeletions.domain.testkit.SampleTenants.ACME;
import static io.devicedeletions.domain.testkit.SampleTenants.GLOBEX;
import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.application.testkit.Claims;
import io.devicedeletions.application.testkit.InMemoryStore;
import io.devicedeletions.domain.batch.BatchLimit;
import io.devicedeletions.domain.batch.BatchRejection;
import io.devicedeletions.domain.device.DeviceEntry;
import io.devicedeletions.domain.device.DeviceName;
import io.devicedeletions.domain.device.EntryFault;
import io.devicedeletions.domain.device.SubmittedDevice;
import io.devicedeletions.domain.device.TextFault;
import io.devicedeletions.domain.outcome.PreviewedLine;
import io.devicedeletions.domain.outcome.RemovalPrediction;
import io.devicedeletions.domain.testkit.SampleDevices;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import org.junit.jupiter.api.Test;

class PreviewDeletionsTest {

  private static final BatchLimit LIMIT = new BatchLimit(3);
  private static final SubmittedDevice NOT_AN_OBJECT = new SubmittedDevice.NotAnObject();

  private final InMemoryStore store = new InMemoryStore();
  private final DeviceDeletions deletions = Embedded.over(store, LIMIT);

  private Either<BatchRejection, Vector<PreviewedLine>> preview(SubmittedDevice... devices) {
    return deletions.previewDeletions().preview(ACME, Vector.of(devices));
  }

  @Test
  void tellsWhatWouldBecomeOfEachLineAndChangesNothing() {
    store.deviceInventory().register(ACME, Vector.of(SampleDevices.onRecord(device(1))));
    store.deviceInventory().register(GLOBEX, Vector.of(SampleDevices.onRecord(device(2))));

    assertThat(preview(submitted(device(1)), SubmittedDevice.of("x", "name"), submitted(device(2))))
        .isEqualTo(
            Either.right(
                Vector.of(
                    new PreviewedLine(entry(device(1)), RemovalPrediction.WOULD_REMOVE),
                    new PreviewedLine(
                        new DeviceEntry("x", new DeviceName("name")), RemovalPrediction.INVALID),
                    new PreviewedLine(entry(device(2)), RemovalPrediction.NOT_FOUND))));
    assertThat(store.deviceInventory().count(ACME)).isOne();
    assertThat(Claims.tenants(store.dueDeletions())).isEmpty();
  }

  @Test
  void refusesWhatCannotBeScheduled() {
    assertThat(preview()).isEqualTo(Either.left(new BatchRejection.Empty()));
    assertThat(preview(NOT_AN_OBJECT, NOT_AN_OBJECT, NOT_AN_OBJECT, NOT_AN_OBJECT))
        .isEqualTo(Either.left(new BatchRejection.TooLarge(LIMIT)));
    assertThat(preview(submitted(device(1)), NOT_AN_OBJECT))
        .isEqualTo(
            Either.left(
                new BatchRejection.Unusable(
                    Vector.of(new EntryFault(1, EntryFault.Part.WHOLE, TextFault.NOT_AN_OBJECT)))));
  }
}
