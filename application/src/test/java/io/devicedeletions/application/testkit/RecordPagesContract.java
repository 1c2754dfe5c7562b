package io.devicedeletions.application.testkit;

import static io.devicedeletions.domain.testkit.SampleDevices.device;
import static io.devicedeletions.domain.testkit.SampleDevices.uid;
import static io.devicedeletions.domain.testkit.SampleTenants.ACME;
import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.domain.batch.DeletionBatch;
import io.devicedeletions.domain.device.Device;
import io.devicedeletions.domain.history.DeletionRecord;
import io.devicedeletions.domain.history.LineKey;
import io.devicedeletions.domain.history.RecordQuery;
import io.vavr.collection.Vector;
import java.util.Comparator;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How every store goes through what became of a device. */
public abstract class RecordPagesContract extends StoreContract {

  private static final Comparator<DeletionRecord> BY_TIME =
      Comparator.comparing((DeletionRecord record) -> record.end().settledAt())
          .thenComparing(record -> record.batch().toString())
          .thenComparingInt(DeletionRecord::line);

  /** By each of the ways in which records are found. */
  private static final Vector<RecordQuery> QUERIES =
      Vector.of(
          RecordQuery.of(uid(1)),
          RecordQuery.of(device(1).name()),
          RecordQuery.of(uid(1)).named(device(1).name()));

  /** For subclasses. */
  protected RecordPagesContract() {}

  private Vector<DeletionRecord> walk(RecordQuery query) {
    return walk(query, () -> {});
  }

  private Vector<DeletionRecord> walk(RecordQuery query, Runnable between) {
    return new Walk(between).records(records(), ACME, query);
  }

  private static Vector<LineKey> keys(Vector<DeletionRecord> records) {
    return records.map(record -> new LineKey(record.batch(), record.line()));
  }

  private static void assertLatestFirst(Vector<DeletionRecord> records) {
    assertThat(records).isEqualTo(records.sorted(BY_TIME.reversed()));
    assertThat(keys(records)).doesNotHaveDuplicates();
  }

  /** Five lines of the device among others, at one time as far as the store can tell. */
  private DeletionBatch settle() {
    DeletionBatch batch =
        schedule(ACME, device(1), device(2), device(1), device(1), device(3), device(1), device(1));
    drain(ACME);
    return batch;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 24, 25, 26, 200})
  void eachRecordComesOnceWhateverTheSizeOfAPage(int limit) {
    Vector<DeletionBatch> settled = Vector.fill(5, this::settle);
    Vector<LineKey> lines =
        settled
            .flatMap(batch -> Vector.of(0, 2, 3, 5, 6).map(line -> new LineKey(batch.id(), line)))
            .reverse();

    QUERIES.forEach(
        query -> {
          Vector<DeletionRecord> found = walk(query.atMost(limit));
          assertLatestFirst(found);
          assertThat(keys(found)).isEqualTo(lines);
        });
  }

  @Test
  void nothingIsLostOrRepeatedWhileRecordsArriveBetweenPages() {
    Vector.range(0, 4).forEach(times -> settle());
    QUERIES.forEach(
        query -> {
          Vector<LineKey> before = keys(walk(query));
          assertThat(keys(walk(query.atMost(3), this::settle))).isEqualTo(before);
        });
  }

  @Test
  void nothingIsLostOrRepeatedWhileOthersSettle() {
    Vector.range(0, 4).forEach(times -> settle());
    Vector<LineKey> before = keys(walk(RecordQuery.of(uid(1))));
    Vector.range(0, 40).forEach(times -> schedule(ACME, device(1), device(1)));

    Callable<Integer> settling = () -> claimAgainAndAgain();
    Callable<Integer> searching = () -> searchAgainAndAgain(before);
    Simultaneously.call(Vector.of(settling, settling, searching, searching));

    drain(ACME);
    QUERIES.forEach(query -> assertThat(walk(query.atMost(7))).hasSize(100));
  }

  private int claimAgainAndAgain() {
    int settled = 0;
    for (int claims = 0; claims < 10; claims++) {
      settled += claim(ACME).settlements().size();
    }
    return settled;
  }

  private int searchAgainAndAgain(Vector<LineKey> before) {
    for (int times = 0; times < 10; times++) {
      for (RecordQuery query : QUERIES) {
        Vector<LineKey> found = keys(walk(query.atMost(4)));
        assertThat(found).doesNotHaveDuplicates();
        assertThat(found.filter(before::contains)).isEqualTo(before);
      }
    }
    return before.size();
  }

  @Test
  void aDeviceThatOthersOutnumberIsFound() {
    Device rare = device(7);
    DeletionBatch first = schedule(ACME, rare);
    drain(ACME);
    Vector.range(0, 3).forEach(times -> settle());
    schedule(ACME, device(7, "another"));
    drain(ACME);

    RecordQuery both = RecordQuery.of(rare.uid()).named(rare.name()).atMost(1);
    assertThat(keys(walk(both))).containsExactly(new LineKey(first.id(), 0));
    assertThat(walk(RecordQuery.of(rare.uid()).atMost(1))).hasSize(2);
  }
}
