package io.devicedeletions.adapters.jdbc;

import static io.devicedeletions.domain.testkit.SampleDevices.device;
import static io.devicedeletions.domain.testkit.SampleDevices.onRecord;
import static io.devicedeletions.domain.testkit.SampleTenants.ACME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.devicedeletions.adapters.jdbc.testkit.JdbcStoreUnderTest;
import io.devicedeletions.adapters.jdbc.testkit.PostgresStore;
import io.devicedeletions.adapters.jdbc.testkit.SqliteStore;
import io.devicedeletions.application.testkit.Claims;
import io.devicedeletions.application.testkit.SampleBatches;
import io.devicedeletions.application.testkit.StoreUnderTest;
import io.devicedeletions.domain.batch.BatchId;
import io.devicedeletions.domain.batch.DeletionBatch;
import io.devicedeletions.domain.batch.Grace;
import io.devicedeletions.domain.device.Device;
import io.devicedeletions.domain.device.NameMatch;
import io.devicedeletions.domain.history.BatchPlace;
import io.devicedeletions.domain.history.BatchQuery;
import io.devicedeletions.domain.history.BatchState;
import io.devicedeletions.domain.history.BatchSummary;
import io.devicedeletions.domain.history.DeadQuery;
import io.devicedeletions.domain.history.DeletionRecord;
import io.devicedeletions.domain.history.Page;
import io.devicedeletions.domain.history.RecordQuery;
import io.devicedeletions.domain.outcome.DeadLine;
import io.vavr.collection.HashMap;
import io.vavr.collection.HashSet;
import io.vavr.collection.Vector;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A batch that somebody wrote past this service hides no other. */
final class UnreadableBatchTest {

  private final SampleBatches batches = new SampleBatches();

  /** A store, and how a row of its can be garbled. */
  private enum Dialect {
    POSTGRES("text[]", "'{GARBLED}'", "'{\"\"}'"),
    SQLITE("TEXT", "'not JSON'", "'[\"\"]'");

    private final String listType;
    private final String garbledList;
    private final String blankText;

    Dialect(String listType, String garbledList, String blankText) {
      this.listType = listType;
      this.garbledList = garbledList;
      this.blankText = blankText;
    }

    private JdbcStoreUnderTest open() {
      return this == POSTGRES
          ? PostgresStore.open(NameMatch.EXACT)
          : SqliteStore.open(NameMatch.EXACT);
    }

    private String list(String column, String value) {
      return column + " = CAST(" + value + " AS " + listType + ")";
    }
  }

  /** What a batch's row is set to. */
  private record Garbling(Dialect dialect, String assignment) {

    private void of(JdbcStoreUnderTest store, DeletionBatch batch) {
      store
          .sql()
          .useHandle(
              handle ->
                  handle
                      .createUpdate("UPDATE deletion_batch SET <set> WHERE <id> = :batch")
                      .define("set", assignment)
                      .define("id", "CAST(batch_id AS text)")
                      .bind("batch", batch.id().toString())
                      .execute());
    }
  }

  static List<Garbling> garbledOrigins() {
    return Vector.of(Dialect.values())
        .flatMap(
            dialect ->
                Vector.of(
                        "reason = ' leading space'",
                        "external_reference = ''",
                        "requester = 'two words'",
                        "request_id = ''")
                    .map(assignment -> new Garbling(dialect, assignment)))
        .asJava();
  }

  static List<Garbling> unlistable() {
    return Vector.ofAll(garbledOrigins())
        .append(new Garbling(Dialect.SQLITE, "statuses = 'not JSON'"))
        .asJava();
  }

  static List<Garbling> garbledDevices() {
    return Vector.of(Dialect.values())
        .flatMap(
            dialect ->
                Vector.of(
                        dialect.list("uids", dialect.blankText),
                        dialect.list("names", dialect.blankText))
                    .map(assignment -> new Garbling(dialect, assignment)))
        .append(new Garbling(Dialect.SQLITE, "uids = 'not JSON'"))
        .append(new Garbling(Dialect.SQLITE, "names = '[]'"))
        .asJava();
  }

  static List<Garbling> unfindable() {
    return Vector.ofAll(unlistable())
        .appendAll(garbledDevices())
        .append(
            new Garbling(
                Dialect.POSTGRES, Dialect.POSTGRES.list("statuses", Dialect.POSTGRES.garbledList)))
        .asJava();
  }

  private DeletionBatch schedule(JdbcStoreUnderTest store, Device device) {
    DeletionBatch batch = batches.of(ACME, device);
    store.deletionQueue().enqueue(batch, Grace.NONE);
    return batch;
  }

  private static Vector<BatchId> walk(JdbcStoreUnderTest store, BatchQuery query) {
    Page<BatchSummary, BatchPlace> page = store.trackedDeletions().list(ACME, query.atMost(1));
    Vector<BatchId> ids = page.items().map(BatchSummary::id);
    return page.next().isEmpty() ? ids : ids.appendAll(walk(store, query.before(page.next())));
  }

  @ParameterizedTest
  @MethodSource("unlistable")
  void listsLeaveOutWhatTheyCannotRead(Garbling garbling) {
    try (JdbcStoreUnderTest store = garbling.dialect().open()) {
      DeletionBatch older = schedule(store, device(1));
      DeletionBatch garbled = schedule(store, device(2));
      DeletionBatch newer = schedule(store, device(3));
      garbling.of(store, garbled);

      Vector.of(BatchQuery.ALL, BatchQuery.ALL.in(BatchState.RUNNING))
          .forEach(query -> assertThat(walk(store, query)).containsExactly(newer.id(), older.id()));
      assertThat(
              store
                  .trackedDeletions()
                  .summaries(ACME, Vector.of(older.id(), garbled.id(), newer.id()))
                  .keySet())
          .isEqualTo(HashSet.of(older.id(), newer.id()));
      assertThatThrownBy(() -> store.trackedDeletions().summary(ACME, garbled.id()))
          .isInstanceOf(RuntimeException.class);
    }
  }

  @ParameterizedTest
  @MethodSource("unfindable")
  void whoAsksForTheVeryBatchIsTold(Garbling garbling) {
    try (JdbcStoreUnderTest store = garbling.dialect().open()) {
      DeletionBatch garbled = schedule(store, device(1));
      garbling.of(store, garbled);

      assertThatThrownBy(() -> store.trackedDeletions().find(ACME, garbled.id()))
          .isInstanceOf(RuntimeException.class);
    }
  }

  @ParameterizedTest
  @MethodSource("garbledOrigins")
  void aRecordOfItHasNoRequest(Garbling garbling) {
    try (JdbcStoreUnderTest store = garbling.dialect().open()) {
      store.deviceInventory().register(ACME, Vector.of(onRecord(device(1))));
      DeletionBatch garbled = schedule(store, device(1));
      DeletionBatch healthy = schedule(store, device(1));
      Claims.settle(store.dueDeletions(), ACME);
      garbling.of(store, garbled);

      Vector<DeletionRecord> records =
          store.deletionRecords().ofDevice(ACME, RecordQuery.of(device(1).uid())).items();
      assertThat(records.toMap(DeletionRecord::batch, record -> record.request().isDefined()))
          .isEqualTo(HashMap.of(garbled.id(), false, healthy.id(), true));
    }
  }

  @ParameterizedTest
  @MethodSource("garbledDevices")
  void aDeadLineOfItHasNoEntry(Garbling garbling) {
    try (JdbcStoreUnderTest store = garbling.dialect().open()) {
      DeletionBatch garbled = giveUp(store, device(1));
      DeletionBatch healthy = giveUp(store, device(2));
      garbling.of(store, garbled);

      Vector<DeadLine> listed = store.deadDeletions().list(ACME, DeadQuery.OLDEST).items();
      assertThat(listed.map(DeadLine::batch)).containsExactly(garbled.id(), healthy.id());
      assertThat(listed.map(line -> line.entry().isDefined())).containsExactly(false, true);
      assertThat(store.deadDeletions().oldest(ACME, 2)).isEqualTo(listed);
      assertThat(walk(store, BatchQuery.ALL.in(BatchState.DEAD_LETTERS)))
          .containsExactly(healthy.id(), garbled.id());
    }
  }

  private DeletionBatch giveUp(JdbcStoreUnderTest store, Device device) {
    store.deviceInventory().register(ACME, Vector.of(onRecord(device)));
    store.poison(ACME, device.uid());
    DeletionBatch batch = schedule(store, device);
    while (store.pendingDeletions().count(ACME, 100) > 0) {
      store.passTime(StoreUnderTest.LONGEST_PAUSE);
      Claims.claim(store.dueDeletions(), ACME);
    }
    return batch;
  }

  /** PostgreSQL's lists cannot be anything else. */
  @Test
  void workThatCannotBeReadCountsAsALineOnSqlite() {
    try (JdbcStoreUnderTest store = Dialect.SQLITE.open()) {
      DeletionBatch batch = schedule(store, device(1));
      store
          .sql()
          .useHandle(handle -> handle.execute("UPDATE deletion_work SET lines = 'not JSON'"));

      assertThat(store.pendingDeletions().count(ACME, 100)).isEqualTo(1);
      assertThat(store.tenantActivity().totals(ACME).pending().count()).isEqualTo(1);
      assertThat(walk(store, BatchQuery.ALL)).containsExactly(batch.id());
    }
  }
}
