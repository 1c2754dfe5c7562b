package io.devicedeletions.application.testkit;

import static io.devicedeletions.domain.testkit.SampleDevices.device;
import static io.devicedeletions.domain.testkit.SampleDevices.devices;
import static io.devicedeletions.domain.testkit.SampleTenants.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.domain.batch.DeletionBatch;
import io.devicedeletions.domain.device.Device;
import io.devicedeletions.domain.device.DeviceEntry;
import io.devicedeletions.domain.device.DeviceName;
import io.devicedeletions.domain.history.BatchProgress;
import io.devicedeletions.domain.history.FateCounts;
import io.devicedeletions.domain.history.LineFate;
import io.devicedeletions.domain.history.LineProgress;
import io.devicedeletions.domain.history.LineState;
import io.devicedeletions.domain.outcome.Retention;
import io.devicedeletions.domain.testkit.SampleDevices;
import io.vavr.collection.HashSet;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** How every store tells of a batch that changes, or that is partly forgotten. */
public abstract class TrackedMomentsContract extends StoreContract {

  private static final Duration LONG_AGO = Duration.ofDays(4).plusMinutes(1);

  /** For subclasses. */
  protected TrackedMomentsContract() {}

  private BatchProgress find(DeletionBatch batch) {
    return tracked().find(ACME, batch.id()).get();
  }

  @Test
  void showsEachLineInOnePlaceWhileOthersMoveThem() {
    Vector<DeletionBatch> batches = failedTwice(0, 60).appendAll(untouched(1_000, 1_100));

    Vector<Callable<Integer>> movers =
        Vector.of(
            () -> claimAgainAndAgain(),
            () -> claimAgainAndAgain(),
            () -> requeueAgainAndAgain(),
            () -> cancelEach(batches.reverse().take(5)));
    Vector<Callable<Integer>> observers = Vector.fill(2, () -> () -> lookAtEach(batches));
    Simultaneously.call(movers.appendAll(observers));

    assertThat(lookAtEach(batches)).isEqualTo(15 * batches.size());
  }

  /** Batches of lines that fail; the next time is the last. */
  private Vector<DeletionBatch> failedTwice(int from, int to) {
    inventory().register(ACME, devices(from, to).map(SampleDevices::onRecord));
    devices(from, to).forEach(device -> store().poison(ACME, device.uid()));
    Vector<DeletionBatch> batches = untouched(from, to);
    for (int attempts = 1; attempts < 3; attempts++) {
      while (Claims.tenants(dueDeletions()).contains(ACME)) {
        claim(ACME);
      }
      awaitRetries();
    }
    return batches;
  }

  private Vector<DeletionBatch> untouched(int from, int to) {
    return devices(from, to)
        .map(SampleDevices::entry)
        .grouped(10)
        .map(ten -> schedule(batches().of(ACME, ten)))
        .toVector();
  }

  private int claimAgainAndAgain() {
    int claimed = 0;
    for (int claims = 0; claims < 40; claims++) {
      claimed += claim(ACME).parts();
    }
    return claimed;
  }

  private int requeueAgainAndAgain() {
    int requeued = 0;
    for (int times = 0; times < 20; times++) {
      requeued += dead().requeueOldest(ACME, 7, OPERATOR);
    }
    return requeued;
  }

  private int cancelEach(Vector<DeletionBatch> batches) {
    return batches.flatMap(batch -> cancel(ACME, batch.id())).size();
  }

  private int lookAtEach(Vector<DeletionBatch> batches) {
    int looks = 0;
    for (int times = 0; times < 15; times++) {
      for (DeletionBatch batch : batches) {
        BatchProgress progress = find(batch);
        assertThat(progress.lines().map(LineProgress::state))
            .as("states")
            .doesNotHaveAnyElementsOfTypes(LineState.Forgotten.class);
        assertThat(sum(progress.summary().counts())).isEqualTo(10);
        assertThat(sum(tracked().summary(ACME, batch.id()).get().counts())).isEqualTo(10);
        looks++;
      }
    }
    return looks;
  }

  private static int sum(FateCounts counts) {
    return counts.lines().values().sum().intValue();
  }

  @Test
  void tellsTheSameWithAndWithoutTheLines() {
    register(ACME, device(1), device(2), device(3, "another"), device(5));
    store().poison(ACME, device(2).uid());
    store().poison(ACME, device(5).uid());
    DeviceEntry malformed = new DeviceEntry("nonsense", new DeviceName("name"));
    Seq<DeviceEntry> lines =
        Vector.of(device(1), device(2), device(3), device(4), device(5), device(6))
            .map(SampleDevices::entry)
            .append(malformed);
    DeletionBatch batch = schedule(batches().of(ACME, lines).withRefused(HashSet.of(5)));
    assertTheSame(batch);
    claim(ACME);
    assertTheSame(batch);
    exhaust(ACME);
    assertTheSame(batch);
    dead().requeueOldest(ACME, 1, OPERATOR);
    assertTheSame(batch);
    cancel(ACME, batch.id());
    assertTheSame(batch);
    assertThat(find(batch).summary().counts().lines().keySet())
        .containsExactlyInAnyOrder(
            LineFate.REMOVED,
            LineFate.CANCELLED,
            LineFate.NAME_MISMATCH,
            LineFate.NOT_FOUND,
            LineFate.DEAD,
            LineFate.FAILED,
            LineFate.INVALID);
  }

  private void assertTheSame(DeletionBatch batch) {
    assertThat(undated(tracked().summary(ACME, batch.id()).get()))
        .isEqualTo(undated(find(batch).summary()));
  }

  /** The batch stays for the line that was given up; the record of the other is too old. */
  @Test
  void knowsNoMoreOfALineWhoseRecordIsForgotten() {
    DeletionBatch batch = giveUp(ACME, device(1));
    DeletionBatch mixed = mixed();

    store().passTime(LONG_AGO);
    store().prune(Retention.of(Duration.ofDays(3)));

    assertThat(find(mixed).lines().map(LineProgress::fate))
        .containsExactly(Option.none(), Option.some(LineFate.DEAD));
    assertThat(tracked().summary(ACME, mixed.id()).get().counts())
        .isEqualTo(find(mixed).summary().counts());
    assertThat(find(batch).lines().flatMap(LineProgress::fate)).containsExactly(LineFate.DEAD);
  }

  private DeletionBatch mixed() {
    Device healthy = device(2);
    Device poisoned = device(3);
    register(ACME, healthy, poisoned);
    store().poison(ACME, poisoned.uid());
    DeletionBatch batch = schedule(ACME, healthy, poisoned);
    exhaust(ACME);
    return batch;
  }

  @Test
  void knowsNothingOfAForgottenBatch() {
    DeletionBatch batch = schedule(ACME, device(1));
    drain(ACME);
    store().passTime(LONG_AGO);
    store().prune(Retention.of(Duration.ofDays(3)));

    assertThat(tracked().find(ACME, batch.id())).isEmpty();
    assertThat(tracked().summary(ACME, batch.id())).isEmpty();
  }
}
