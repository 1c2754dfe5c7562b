package io.devicedeletions.application.testkit;

import static io.devicedeletions.domain.testkit.SampleDevices.device;
import static io.devicedeletions.domain.testkit.SampleDevices.entry;
import static io.devicedeletions.domain.testkit.SampleDevices.uid;
import static io.devicedeletions.domain.testkit.SampleTenants.ACME;
import static io.devicedeletions.domain.testkit.SampleTenants.GLOBEX;
import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.domain.batch.DeletionBatch;
import io.devicedeletions.domain.device.Device;
import io.devicedeletions.domain.device.DeviceEntry;
import io.devicedeletions.domain.device.DeviceName;
import io.devicedeletions.domain.history.DeletionRecord;
import io.devicedeletions.domain.history.LineKey;
import io.devicedeletions.domain.history.RecordQuery;
import io.devicedeletions.domain.tenant.TenantId;
import io.devicedeletions.domain.testkit.NameArbitraries;
import io.vavr.collection.Vector;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How every store finds what became of a device. */
public abstract class RecordSearchContract extends StoreContract {

  private static final DeviceName NAME = new DeviceName("caf\u00E9-Device 1");

  /** For subclasses. */
  protected RecordSearchContract() {}

  private Vector<DeletionRecord> search(TenantId tenant, RecordQuery query) {
    return Walk.UNDISTURBED.records(records(), tenant, query);
  }

  private Vector<DeletionRecord> search(RecordQuery query) {
    return search(ACME, query);
  }

  private Vector<LineKey> keys(RecordQuery query) {
    return search(query).map(record -> new LineKey(record.batch(), record.line()));
  }

  private DeletionBatch settle(Device... devices) {
    DeletionBatch batch = schedule(ACME, devices);
    drain(ACME);
    return batch;
  }

  private static LineKey key(DeletionBatch batch, int line) {
    return new LineKey(batch.id(), line);
  }

  @Test
  void findsNothingAtFirstNorWhatWaitsOrWasGivenUp() {
    assertThat(search(RecordQuery.of(uid(1)))).isEmpty();

    giveUp(ACME, device(1));
    schedule(ACME, device(1));

    assertThat(search(RecordQuery.of(uid(1)))).isEmpty();
    assertThat(search(RecordQuery.of(device(1).name()))).isEmpty();
  }

  @Test
  void findsALineByItsUidInWhicheverCaseItWasSent() {
    DeviceEntry shouting =
        new DeviceEntry(uid(1).toString().toUpperCase(Locale.ROOT), new DeviceName("name"));
    DeletionBatch batch =
        schedule(batches().of(ACME, Vector.of(entry(device(2)), shouting, entry(device(1)))));
    drain(ACME);

    assertThat(keys(RecordQuery.of(uid(1)))).containsExactly(key(batch, 2), key(batch, 1));
    assertThat(search(RecordQuery.of(uid(1))).map(DeletionRecord::device))
        .containsExactly(device(1), new Device(uid(1), new DeviceName("name")));
    assertThat(keys(RecordQuery.of(uid(2)))).containsExactly(key(batch, 0));
    assertThat(search(RecordQuery.of(uid(3)))).isEmpty();
  }

  static Iterable<DeviceName> nearNames() {
    return NameArbitraries.near(NAME);
  }

  @ParameterizedTest
  @MethodSource("nearNames")
  void findsALineByItsNameAndNotByANearOne(DeviceName near) {
    DeletionBatch batch = settle(new Device(uid(1), NAME), new Device(uid(2), near));

    assertThat(keys(RecordQuery.of(NAME))).containsExactly(key(batch, 0));
    assertThat(keys(RecordQuery.of(near))).containsExactly(key(batch, 1));
    assertThat(search(RecordQuery.of(new DeviceName("c")))).isEmpty();
    assertThat(search(RecordQuery.of(new DeviceName("%")))).isEmpty();
  }

  @Test
  void tellsLongNamesApartThatDifferInTheirLastLetter() {
    String same = "\uD83D\uDE00".repeat(DeviceName.LONGEST - 1);
    DeletionBatch batch = settle(device(1, same + "a"), device(2, same + "b"), device(3, same));

    assertThat(keys(RecordQuery.of(new DeviceName(same + "a")))).containsExactly(key(batch, 0));
    assertThat(keys(RecordQuery.of(new DeviceName(same + "b")))).containsExactly(key(batch, 1));
    assertThat(keys(RecordQuery.of(new DeviceName(same)))).containsExactly(key(batch, 2));
    assertThat(search(RecordQuery.of(new DeviceName(same + "c")))).isEmpty();
  }

  @Test
  void findsALineByUidAndNameTogether() {
    DeletionBatch batch = settle(device(1, "a"), device(1, "b"), device(2, "a"), device(2, "b"));

    assertThat(keys(RecordQuery.of(uid(1)).named(new DeviceName("b"))))
        .containsExactly(key(batch, 1));
    assertThat(keys(RecordQuery.of(uid(2)))).containsExactly(key(batch, 3), key(batch, 2));
    assertThat(keys(RecordQuery.of(new DeviceName("a"))))
        .containsExactly(key(batch, 2), key(batch, 0));
    assertThat(search(RecordQuery.of(uid(1)).named(new DeviceName("c")))).isEmpty();
  }

  @Test
  void findsWhatWasSettledFromATimeOnThatTimeIncluded() {
    settle(device(1));
    store().passTime(Duration.ofMinutes(1));
    DeletionBatch second = settle(device(1));
    Instant since = search(RecordQuery.of(uid(1))).head().end().settledAt();

    for (RecordQuery query : Vector.of(RecordQuery.of(uid(1)), RecordQuery.of(device(1).name()))) {
      assertThat(search(query)).hasSize(2);
      assertThat(keys(query.since(since))).containsExactly(key(second, 0));
      assertThat(search(query.since(since.plusMillis(1)))).isEmpty();
      assertThat(search(query.since(since.minus(Duration.ofMinutes(2))))).hasSize(2);
    }
  }

  @Test
  void neverFindsAnotherTenantsRecords() {
    DeletionBatch ours = settle(device(1));
    DeletionBatch theirs = schedule(GLOBEX, device(1));
    drain(GLOBEX);

    assertThat(keys(RecordQuery.of(uid(1)))).containsExactly(key(ours, 0));
    assertThat(keys(RecordQuery.of(device(1).name()))).containsExactly(key(ours, 0));
    assertThat(search(GLOBEX, RecordQuery.of(uid(1))).map(DeletionRecord::batch))
        .containsExactly(theirs.id());
  }
}
