package io.devicedeletions.application.testkit;

import static io.devicedeletions.domain.outcome.RemovalOutcome.CANCELLED;
import static io.devicedeletions.domain.outcome.RemovalOutcome.NAME_MISMATCH;
import static io.devicedeletions.domain.outcome.RemovalOutcome.NOT_FOUND;
import static io.devicedeletions.domain.outcome.RemovalOutcome.REMOVED;
import static io.devicedeletions.domain.testkit.SampleDevices.device;
import static io.devicedeletions.domain.testkit.SampleDevices.uid;
import static io.devicedeletions.domain.testkit.SampleTenants.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.domain.batch.DeletionBatch;
import io.devicedeletions.domain.batch.DeletionReason;
import io.devicedeletions.domain.batch.ExternalReference;
import io.devicedeletions.domain.batch.Purpose;
import io.devicedeletions.domain.device.Device;
import io.devicedeletions.domain.device.InventoryDevice;
import io.devicedeletions.domain.history.DeletionRecord;
import io.devicedeletions.domain.history.LineKey;
import io.devicedeletions.domain.history.LineState;
import io.devicedeletions.domain.history.RecordQuery;
import io.devicedeletions.domain.outcome.RemovalOutcome;
import io.devicedeletions.domain.outcome.Retention;
import io.vavr.Tuple;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What every store tells of what became of a device. */
public abstract class RecordDetailsContract extends StoreContract {

  /** For subclasses. */
  protected RecordDetailsContract() {}

  private Vector<DeletionRecord> search(RecordQuery query) {
    return Walk.UNDISTURBED.records(records(), ACME, query);
  }

  private Vector<RemovalOutcome> outcomesOf(RecordQuery query) {
    return search(query).map(record -> record.end().outcome());
  }

  private void settle(Device... devices) {
    schedule(ACME, devices);
    drain(ACME);
  }

  private static LineKey key(DeletionBatch batch, int line) {
    return new LineKey(batch.id(), line);
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
}
