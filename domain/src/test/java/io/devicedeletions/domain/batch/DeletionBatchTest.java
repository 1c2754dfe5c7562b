package io.devicedeletions.domain.batch;

import static io.devicedeletions.domain.testkit.SampleDevices.device;
import static io.devicedeletions.domain.testkit.SampleDevices.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.devicedeletions.domain.device.DeviceEntry;
import io.devicedeletions.domain.device.DeviceName;
import io.devicedeletions.domain.tenant.RequestId;
import io.devicedeletions.domain.tenant.Requester;
import io.devicedeletions.domain.testkit.SampleTenants;
import io.vavr.collection.HashSet;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DeletionBatchTest {

  private static final DeviceEntry MALFORMED =
      new DeviceEntry("1-1-1-1-1", new DeviceName("device-1"));

  private static DeletionBatch batch(DeviceEntry... entries) {
    return batch(1, "jo", entries);
  }

  private static DeletionBatch batch(int id, String requester, DeviceEntry... entries) {
    return new DeletionBatch(
        new BatchId(new UUID(0, id)),
        new Origin(
            SampleTenants.ACME,
            new Requester(requester),
            new RequestId("00000000-0000-0000-0000-000000000000"),
            Option.none()),
        Vector.of(entries).map(BatchLine::judge));
  }

  @Test
  void hasAtLeastOneLine() {
    assertThatThrownBy(() -> batch())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a batch has at least one line");
  }

  @Test
  void knowsThePlacesOfItsScheduledLines() {
    assertThat(batch(MALFORMED, entry(device(1)), MALFORMED, entry(device(2))).scheduledLines())
        .containsExactly(1, 3);
  }

  @Test
  void failsTheLinesThatWereRefusedAndNoOthers() {
    DeletionBatch refused =
        batch(entry(device(1)), MALFORMED, entry(device(2)), entry(device(3)))
            .withRefused(HashSet.of(0, 3));

    assertThat(refused.lines().map(BatchLine::status))
        .containsExactly(
            EntryStatus.FAILED, EntryStatus.INVALID, EntryStatus.SCHEDULED, EntryStatus.FAILED);
    assertThat(refused.scheduledLines()).containsExactly(2);
  }

  @Test
  void isTheSameWhereNothingWasRefused() {
    assertThat(batch(entry(device(1))).withRefused(HashSet.empty()))
        .isEqualTo(batch(entry(device(1))));
  }

  @Test
  void cannotFailALineThatWasInvalidBefore() {
    assertThatThrownBy(() -> batch(MALFORMED).withRefused(HashSet.of(0)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void asksTheSameWhoeverAsksAndWhateverBecameOfIt() {
    DeletionBatch one = batch(1, "jo", entry(device(1)), MALFORMED);
    DeletionBatch other = batch(2, "flo", entry(device(1)), MALFORMED).withRefused(HashSet.of(0));

    assertThat(one.asksTheSameAs(other)).isTrue();
  }

  @Test
  void asksForSomethingElseInAnotherOrder() {
    DeletionBatch one = batch(entry(device(1)), entry(device(2)));

    assertThat(one.asksTheSameAs(batch(entry(device(2)), entry(device(1))))).isFalse();
    assertThat(one.asksTheSameAs(batch(entry(device(1))))).isFalse();
  }

  @Test
  void asksForSomethingElseInAnotherSpelling() {
    String lower = "abcdef01-0000-4000-8000-000000000000";
    DeviceName name = new DeviceName("host");
    DeletionBatch one = batch(new DeviceEntry(lower, name));

    assertThat(one.asksTheSameAs(batch(new DeviceEntry(lower.toUpperCase(Locale.ROOT), name))))
        .isFalse();
    assertThat(one.asksTheSameAs(batch(new DeviceEntry(lower, new DeviceName("Host"))))).isFalse();
  }
}
