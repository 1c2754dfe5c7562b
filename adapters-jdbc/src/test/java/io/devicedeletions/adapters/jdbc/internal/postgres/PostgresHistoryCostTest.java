package io.devicedeletions.adapters.jdbc.internal.postgres;

import static io.devicedeletions.adapters.jdbc.internal.postgres.PostgresHistory.POPULAR_NAME;
import static io.devicedeletions.adapters.jdbc.internal.postgres.PostgresHistory.POPULAR_UID;
import static io.devicedeletions.adapters.jdbc.internal.postgres.PostgresHistory.REQUEST;
import static io.devicedeletions.adapters.jdbc.internal.postgres.PostgresHistory.TENANT;
import static io.devicedeletions.adapters.jdbc.internal.postgres.PostgresHistory.batch;

import io.devicedeletions.adapters.jdbc.JdbcStore;
import io.devicedeletions.adapters.jdbc.internal.postgres.PostgresHistory.Cost;
import io.devicedeletions.domain.device.DeviceEntry;
import io.devicedeletions.domain.history.BatchPlace;
import io.devicedeletions.domain.history.BatchQuery;
import io.devicedeletions.domain.history.BatchState;
import io.devicedeletions.domain.history.DeadQuery;
import io.devicedeletions.domain.history.RecordPlace;
import io.devicedeletions.domain.history.RecordQuery;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BiConsumer;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What it costs to ask, through the ports, where the tables were empty when PostgreSQL last looked,
 * and with fresh statistics: no table is read from end to end, and fifty times as many rows cost no
 * more than an index that is a little higher.
 */
final class PostgresHistoryCostTest {

  private static final int FEW = 2_000;

  /** Of a million rows an index has two levels more than of two thousand, where it has two. */
  private static final int HIGHER_INDEXES = 3;

  @SuppressWarnings("NullAway.Init")
  private static PostgresHistory few;

  @SuppressWarnings("NullAway.Init")
  private static PostgresHistory many;

  @BeforeAll
  static void fill() {
    few = PostgresHistory.of(FEW);
    many = PostgresHistory.of(PostgresBacklog.MANY);
  }

  @AfterAll
  static void close() {
    few.close();
    many.close();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void whoAsksPaysForTheAnswerAlone(boolean analyzed) {
    if (analyzed) {
      Vector.of(few, many)
          .forEach(history -> history.sql().useHandle(handle -> handle.execute("ANALYZE")));
    }
    SoftAssertions all = new SoftAssertions();
    questions()
        .forEach(
            (name, question) -> {
              Cost ofFew = few.costOf(() -> question.accept(few.store(), FEW));
              Cost ofMany = many.costOf(() -> question.accept(many.store(), PostgresBacklog.MANY));
              all.assertThat(ofMany.scans()).as("scans: %s", name).isZero();
              all.assertThat(ofFew.scans()).as("scans of few: %s", name).isZero();
              all.assertThat(ofMany.pages())
                  .as("pages: %s, %d of few", name, ofFew.pages())
                  .isLessThan(HIGHER_INDEXES * ofFew.pages() + 50);
            });
    all.assertAll();
  }

  private static Map<String, BiConsumer<JdbcStore, Integer>> questions() {
    return LinkedHashMap.<String, BiConsumer<JdbcStore, Integer>>of(
            "a settled batch", (store, size) -> store.tracked().find(TENANT, batch(size / 4 * 2)))
        .put("a dead batch", (store, size) -> store.tracked().find(TENANT, batch(size / 8 * 6)))
        .put("a pending batch", (store, size) -> store.tracked().find(TENANT, batch(size - 2)))
        .put("a summary", (store, size) -> store.tracked().summary(TENANT, batch(size / 4)))
        .put(
            "many summaries",
            (store, size) ->
                store
                    .tracked()
                    .summaries(
                        TENANT, Vector.range(0, 400).map(number -> batch(size / 400 * number))))
        .put("the newest", (store, size) -> list(store, BatchQuery.ALL))
        .put("older ones", (store, size) -> list(store, old(BatchQuery.ALL, size)))
        .put("since", (store, size) -> list(store, BatchQuery.ALL.since(ago(Duration.ofDays(8)))))
        .put("a request's", (store, size) -> list(store, BatchQuery.ALL.of(REQUEST)))
        .put(
            "older ones of a request's",
            (store, size) -> list(store, old(BatchQuery.ALL.of(REQUEST), size)))
        .put("waiting", (store, size) -> list(store, in(BatchState.WAITING)))
        .put("running", (store, size) -> list(store, in(BatchState.RUNNING)))
        .put(
            "running, a late page",
            (store, size) -> list(store, after(in(BatchState.RUNNING), size * 4 / 5, size)))
        .put("dead letters", (store, size) -> list(store, in(BatchState.DEAD_LETTERS)))
        .put(
            "dead letters, a late page",
            (store, size) -> list(store, after(in(BatchState.DEAD_LETTERS), size * 5 / 8, size)))
        .put("finished", (store, size) -> list(store, in(BatchState.FINISHED)))
        .put(
            "finished, a late page",
            (store, size) -> list(store, old(in(BatchState.FINISHED), size)))
        .merge(questionsOnLines());
  }

  private static Map<String, BiConsumer<JdbcStore, Integer>> questionsOnLines() {
    return LinkedHashMap.<String, BiConsumer<JdbcStore, Integer>>of(
            "a uid", (store, size) -> store.records().ofDevice(TENANT, RecordQuery.of(POPULAR_UID)))
        .put(
            "a uid, a late page",
            (store, size) ->
                store.records().ofDevice(TENANT, late(RecordQuery.of(POPULAR_UID), size)))
        .put(
            "a name",
            (store, size) -> store.records().ofDevice(TENANT, RecordQuery.of(POPULAR_NAME)))
        .put(
            "a name, a late page",
            (store, size) ->
                store.records().ofDevice(TENANT, late(RecordQuery.of(POPULAR_NAME), size)))
        .put(
            "a uid and a name",
            (store, size) ->
                store.records().ofDevice(TENANT, RecordQuery.of(POPULAR_UID).named(POPULAR_NAME)))
        .put("the dead", (store, size) -> store.dead().list(TENANT, DeadQuery.OLDEST))
        .put(
            "the dead, a late page",
            (store, size) ->
                store
                    .dead()
                    .list(TENANT, new DeadQuery(50, Option.some(placeOf(size * 5 / 8, size)))))
        .put("the totals", (store, size) -> store.activity().totals(TENANT))
        .put("a forecast", (store, size) -> store.forecast().predict(TENANT, entries(size)));
  }

  private static void list(JdbcStore store, BatchQuery query) {
    store.tracked().list(TENANT, query);
  }

  private static BatchQuery in(BatchState state) {
    return BatchQuery.ALL.in(state);
  }

  private static BatchQuery old(BatchQuery query, int size) {
    return after(query, size / 8, size);
  }

  private static BatchQuery after(BatchQuery query, int number, int size) {
    return query.before(Option.some(new BatchPlace(acceptedAt(number, size), batch(number))));
  }

  private static Instant ago(Duration duration) {
    return Instant.now().minus(duration);
  }

  private static RecordQuery late(RecordQuery query, int size) {
    return query.before(Option.some(placeOf(size / 8, size)));
  }

  private static RecordPlace placeOf(int number, int size) {
    return new RecordPlace(acceptedAt(number, size), batch(number), 0);
  }

  private static Instant acceptedAt(int number, int size) {
    return ago(Duration.ofDays(9).multipliedBy(size - number).dividedBy(size));
  }

  private static Vector<DeviceEntry> entries(int size) {
    return Vector.range(0, 100)
        .map(number -> new DeviceEntry(batch(size / 200 * number + 1).toString(), POPULAR_NAME));
  }
}
