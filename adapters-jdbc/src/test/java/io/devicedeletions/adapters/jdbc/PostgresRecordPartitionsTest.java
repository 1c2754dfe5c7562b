package io.devicedeletions.adapters.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.devicedeletions.adapters.jdbc.testkit.PostgresStore;
import io.devicedeletions.adapters.jdbc.testkit.RecordDays;
import io.devicedeletions.domain.device.NameMatch;
import io.devicedeletions.domain.outcome.Retention;
import io.vavr.collection.Vector;
import java.time.Duration;
import java.time.LocalDate;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Days of records go one by one, and whatever a kill leaves of that is taken up. */
final class PostgresRecordPartitionsTest {

  private static final Retention FIVE_DAYS = Retention.of(Duration.ofDays(5));
  private static final String MARK =
      "COMMENT ON TABLE <table> IS 'to be dropped by device-deletions'";
  private static final String DETACH = "ALTER TABLE deletion_record DETACH PARTITION <table>";

  private final PostgresStore store = PostgresStore.open(NameMatch.EXACT);
  private final LocalDate today = store.sql().withHandle(RecordDays::today);
  private final String old = RecordDays.partition(today.minusDays(9));

  @BeforeEach
  void makeTenDaysWithARecordEach() {
    store.sql().useTransaction(this::makeDays);
  }

  private void makeDays(Handle handle) {
    for (int ago = 2; ago <= 10; ago++) {
      RecordDays.make(handle, today.minusDays(ago));
    }
    handle.execute(
        """
        INSERT INTO deletion_record
        SELECT 'acme', gen_random_uuid(), 0, gen_random_uuid(), 'name', 'NOT_FOUND', 1, 'node',
               (CAST(now() AT TIME ZONE 'UTC' AS date) - ago) AT TIME ZONE 'UTC', NULL
          FROM generate_series(0, 10) AS ago
        """);
  }

  @AfterEach
  void close() {
    store.close();
  }

  /** A day is kept until its last moment is old enough: the fifth day back is not over for it. */
  private Vector<String> kept() {
    return Vector.rangeClosed(-7, 5)
        .map(ago -> RecordDays.partition(today.minusDays(ago)))
        .reverse();
  }

  @Test
  void daysThatAreOverGoAndTheOthersStay() {
    assertThat(store.store().past().prune(FIVE_DAYS).recordDays()).isEqualTo(5);

    assertThat(partitions()).containsExactlyElementsOf(kept());
    assertThat(store.countRows("deletion_record")).isEqualTo(6);
    assertThat(tables()).containsExactlyElementsOf(kept());
  }

  @Test
  void aCallDropsTenDaysAtMost() {
    store
        .sql()
        .useTransaction(
            handle ->
                Vector.range(11, 21).forEach(ago -> RecordDays.make(handle, today.minusDays(ago))));

    assertThat(store.store().past().prune(FIVE_DAYS).hasMore()).isTrue();
    assertThat(partitions()).hasSize(kept().size() + 5);
    store.prune(FIVE_DAYS);
    assertThat(partitions()).containsExactlyElementsOf(kept());
  }

  @Test
  void whoWasKilledAfterTheMarkIsFollowed() {
    execute(MARK, old);

    store.prune(FIVE_DAYS);

    assertThat(tables()).containsExactlyElementsOf(kept());
  }

  @Test
  void whoWasKilledBeforeTheDropIsFollowed() {
    execute(MARK, old);
    execute(DETACH, old);

    store.prune(FIVE_DAYS);

    assertThat(tables()).containsExactlyElementsOf(kept());
  }

  @Test
  void whoWasKilledWhileDetachingIsFollowed() {
    execute(MARK, old);
    detachHalfWay();

    store.prune(FIVE_DAYS);

    assertThat(tables()).containsExactlyElementsOf(kept());
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aDayOnItsWayOutComesBackIfTheRetentionHasBecomeLonger(boolean halfWay) {
    execute(MARK, old);
    if (halfWay) {
      detachHalfWay();
    } else {
      execute(DETACH, old);
    }
    assertThat(store.countRows("deletion_record")).isEqualTo(10);

    store.prune(Retention.of(Duration.ofDays(30)));

    assertThat(store.countRows("deletion_record")).isEqualTo(11);
    execute(DETACH, old);
    store.prune(FIVE_DAYS);
    assertThat(tables()).as("detached by hand, the mark being gone").contains(old);
  }

  @Test
  void aTableThatSomebodyElseDetachedIsLeftAlone() {
    execute(DETACH, old);

    store.prune(FIVE_DAYS);

    assertThat(partitions()).containsExactlyElementsOf(kept());
    assertThat(tables()).containsExactlyElementsOf(kept().prepend(old));
  }

  @Test
  void aLongQueryDelaysTheEndOfADayAndNobodyElse() {
    try (Handle reader = store.sql().open()) {
      reader.begin();
      reader.execute("SELECT count(*) FROM deletion_record");

      assertThatThrownBy(() -> store.prune(FIVE_DAYS)).hasMessageContaining("lock timeout");

      assertThat(store.countRows("deletion_record")).isEqualTo(10);
      store.store().keepHouse();
      reader.rollback();
    }
    store.prune(FIVE_DAYS);
    assertThat(tables()).containsExactlyElementsOf(kept());
  }

  @Test
  void whileAnotherNodeIsAtItNothingIsDone() {
    try (Handle node = store.sql().open()) {
      node.execute(
          """
          SELECT pg_advisory_lock(
              hashtext('prune_deletion_records'), hashtext(current_schema()))
          """);

      assertThat(store.store().past().prune(FIVE_DAYS).recordDays()).isZero();
    }
    assertThat(partitions()).contains(old);
  }

  /** The first half commits by itself, and the second waits for whoever reads. */
  private void detachHalfWay() {
    try (Handle reader = store.sql().open();
        Handle killed = store.sql().open()) {
      reader.begin();
      reader.execute("SELECT count(*) FROM deletion_record");
      killed.execute("SET lock_timeout = '100ms'");
      assertThatThrownBy(
              () ->
                  killed
                      .createUpdate(
                          "ALTER TABLE deletion_record DETACH PARTITION <table> CONCURRENTLY")
                      .define("table", old)
                      .execute())
          .hasMessageContaining("lock timeout");
      reader.rollback();
    }
  }

  private void execute(String sql, String table) {
    store.sql().useHandle(handle -> handle.createUpdate(sql).define("table", table).execute());
  }

  private Vector<String> partitions() {
    return store.sql().withHandle(RecordDays::partitions);
  }

  private Vector<String> tables() {
    return store
        .sql()
        .withHandle(
            handle ->
                Vector.ofAll(
                    handle
                        .createQuery(
                            """
                            SELECT relname FROM pg_class
                             WHERE relkind = 'r' AND relname LIKE 'deletion_record_2%'
                             ORDER BY relname
                            """)
                        .mapTo(String.class)
                        .list()));
  }
}
