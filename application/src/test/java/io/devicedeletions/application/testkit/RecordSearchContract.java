package io.devicedeletions.application.testkit;

import static io.devicedeletions.domain.outcome.RemovalOutcome.CANCELLED;
import static io.devicedeletions.domain.outcome.RemovalOutcome.NAME_MISMATCH;
import static io.devicedeletions.domain.outcome.RemovalOutcome.NOT_FOUND;
import static io.devicedeletions.domain.outcome.RemovalOutcome.REMOVED;
import static io.devicedeletions.domain.testkit.SampleDevices.device;
import static io.devicedeletions.domain.testkit.SampleDevices.entry;
import static io.devicedeletions.domain.testkit.SampleDevices.uid;
import static io.devicedeletions.domain.testkit.SampleTenants.ACME;
import static io.devicedeletions.domain.testkit.SampleTenants.GLOBEX;
import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.domain.batch.DeletionBatch;
import io.devicedeletions.domain.batch.DeletionReason;
import io.devicedeletions.domain.batch.ExternalReference;
import io.devicedeletions.domain.batch.Purpose;
import io.devicedeletions.domain.device.Device;
import io.devicedeletions.domain.device.DeviceEntry;
import io.devicedeletions.domain.device.DeviceName;
import io.devicedeletions.domain.device.InventoryDevice;
import io.devicedeletions.domain.history.DeletionRecord;
import io.devicedeletions.domain.history.LineKey;
import io.devicedeletions.domain.history.LineState;
import io.devicedeletions.domain.history.RecordQuery;
import io.devicedeletions.domain.outcome.RemovalOutcome;
import io.devicedeletions.domain.outcome.Retention;
import io.devicedeletions.domain.tenant.TenantId;
import io.devicedeletions.domain.testkit.NameArbitraries;
import io.vavr.Tuple;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
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

  private Vector<RemovalOutcome> outcomesOf(RecordQuery query) {
    return search(query).map(record -> record.end().outcome());
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
  void tellsHowEachLineEnded() {
    register(ACME, device(1), device(2, "another"), device(4));
    store().poison(ACME, device(4).uid());
    DeletionBatch batch = schedule(ACME, device(1), device(2), device(3), device(4));
    claim(ACME);
    store().cure(ACME, device(4).uid());
    awaitRetries();
    drain(ACME);
    DeletionBatch cancelled = schedule(batches().of(ACME, device(5)), Duration.ofHours(1));
    cancel(ACME, cancelled.id());

    assertEnd(batch, 0, device(1), REMOVED, 1);
    assertEnd(batch, 1, device(2), NAME_MISMATCH, 1);
    assertEnd(batch, 2, device(3), NOT_FOUND, 1);
    assertEnd(batch, 3, device(4), REMOVED, 2);
    assertEnd(cancelled, 0, device(5), CANCELLED, 0);
  }

  private void assertEnd(
      DeletionBatch batch, int line, Device device, RemovalOutcome outcome, int attempts) {
    Vector<DeletionRecord> records = search(RecordQuery.of(device.uid()));
    assertThat(records).hasSize(1);
    DeletionRecord record = records.head();
    assertThat(new LineKey(record.batch(), record.line())).isEqualTo(key(batch, line));
    assertThat(record.device()).isEqualTo(device);
    assertThat(record.end().outcome()).isEqualTo(outcome);
    assertThat(record.end().attempts()).isEqualTo(attempts);
    LineState told = tracked().find(ACME, batch.id()).get().lines().get(line).state();
    assertThat(record.end()).isEqualTo(told);
  }

  @Test
  void tellsWhatTheInventoryKnewOfADeviceThatWasRemoved() {
    LinkedHashMap<String, String> attributes =
        LinkedHashMap.of("zone", "b", "alpha", "", "model", "\"x\" \uD83D\uDE00", "Alpha", "2");
    inventory().register(ACME, Vector.of(new InventoryDevice(device(1), attributes)));
    settle(device(1), device(1));
    inventory()
        .register(ACME, Vector.of(new InventoryDevice(device(1), LinkedHashMap.of("k", "v"))));
    settle(device(1, "another"));

    Vector<DeletionRecord> records = search(RecordQuery.of(uid(1)));
    assertThat(outcomesOf(RecordQuery.of(uid(1))))
        .containsExactly(NAME_MISMATCH, NOT_FOUND, REMOVED);
    assertThat(records.get(2).attributes().toVector()).isEqualTo(attributes.toVector());
    assertThat(records.get(0).attributes()).isEmpty();
    assertThat(records.get(1).attributes()).isEmpty();

    settle(device(1));
    assertThat(search(RecordQuery.of(uid(1))).head().attributes())
        .containsExactly(Tuple.of("k", "v"));
  }

  @Test
  void tellsWhoAskedAndWhatFor() {
    Purpose purpose =
        new Purpose(
            Option.some(new DeletionReason("retired")),
            Option.some(new ExternalReference("TICKET-17")));
    DeletionBatch batch = schedule(batches().toldWhy(purpose, ACME, device(1)));
    drain(ACME);

    assertThat(search(RecordQuery.of(uid(1))).head().request())
        .isEqualTo(
            Option.some(
                new DeletionRecord.Request(
                    batch.origin(),
                    tracked().summary(ACME, batch.id()).get().times().acceptedAt())));
  }

  @Test
  void tellsNoMoreWhoAskedOnceTheBatchIsForgotten() {
    register(ACME, device(1));
    DeletionBatch batch = schedule(ACME, device(1));
    store().passTime(Duration.ofDays(4).plusMinutes(1));
    drain(ACME);
    store().prune(Retention.of(Duration.ofDays(3)));

    DeletionRecord record = search(RecordQuery.of(uid(1))).single();
    assertThat(record.batch()).isEqualTo(batch.id());
    assertThat(record.end().outcome()).isEqualTo(REMOVED);
    assertThat(record.request()).isEmpty();
    store().passTime(Duration.ofDays(4).plusMinutes(1));
    store().prune(Retention.of(Duration.ofDays(3)));
    assertThat(search(RecordQuery.of(uid(1)))).isEmpty();
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
