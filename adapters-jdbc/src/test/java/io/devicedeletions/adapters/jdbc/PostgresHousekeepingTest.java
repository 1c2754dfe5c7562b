package io.devicedeletions.adapters.jdbc;

import static io.devicedeletions.domain.testkit.SampleDevices.device;
import static io.devicedeletions.domain.testkit.SampleTenants.ACME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.devicedeletions.adapters.jdbc.testkit.OwnThreads;
import io.devicedeletions.adapters.jdbc.testkit.PostgresStore;
import io.devicedeletions.adapters.jdbc.testkit.RecordDays;
import io.devicedeletions.application.testkit.Claims;
import io.devicedeletions.application.testkit.SampleBatches;
import io.devicedeletions.domain.batch.Grace;
import io.devicedeletions.domain.device.NameMatch;
import io.devicedeletions.domain.outcome.RemovalOutcome;
import io.devicedeletions.domain.outcome.Settlement;
import io.devicedeletions.domain.testkit.SampleDevices;
import io.vavr.collection.Vector;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Records always have a partition to go to, or wait until they have. */
final class PostgresHousekeepingTest {

  private static final int FROM_YESTERDAY_TO_SEVEN_DAYS_AHEAD = 9;

  private final PostgresStore store = PostgresStore.open(NameMatch.EXACT);
  private final LocalDate today = store.sql().withHandle(RecordDays::today);
  private final String tomorrow = RecordDays.partition(today.plusDays(1));

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void aStoreHasItsPartitionsWhenItIsOpen() {
    assertThat(partitions()).hasSize(FROM_YESTERDAY_TO_SEVEN_DAYS_AHEAD);
  }

  @Test
  void severalNodesCanMakeThemAtOnce() {
    dropPartitions();

    OwnThreads.fourTimes(store.store()::keepHouse);

    assertThat(partitions()).hasSize(FROM_YESTERDAY_TO_SEVEN_DAYS_AHEAD);
  }

  @Test
  void aTableThatIsInThePlaceOfAPartitionBecomesOne() {
    execute("ALTER TABLE deletion_record DETACH PARTITION <table>", tomorrow);
    assertThat(partitions()).doesNotContain(tomorrow);

    store.store().keepHouse();

    assertThat(partitions()).contains(tomorrow).hasSize(FROM_YESTERDAY_TO_SEVEN_DAYS_AHEAD);
  }

  @Test
  void withoutAPartitionRemovalsWaitAndNothingIsLost() {
    store.deviceInventory().register(ACME, Vector.of(SampleDevices.onRecord(device(1))));
    store.deletionQueue().enqueue(new SampleBatches().of(ACME, device(1)), Grace.NONE);
    dropPartitions();
    String place = RecordDays.partition(today);
    execute("CREATE TABLE <table> (in_the_way integer)", place);

    assertThatThrownBy(() -> Claims.claim(store.dueDeletions(), ACME))
        .isInstanceOf(RuntimeException.class);
    assertThat(store.deviceInventory().count(ACME)).isEqualTo(1);
    assertThat(store.pendingDeletions().count(ACME, 10)).isEqualTo(1);

    execute("DROP TABLE <table>", place);
    assertThat(Claims.settle(store.dueDeletions(), ACME).map(Settlement::outcome))
        .containsExactly(RemovalOutcome.REMOVED);
    assertThat(partitions()).hasSize(FROM_YESTERDAY_TO_SEVEN_DAYS_AHEAD);
  }

  /** Made by the function of an earlier version, before or after it has the indexes. */
  @Test
  void everyPartitionHasTheIndexesOfTheWhole() {
    long indexes = indexes("deletion_record");
    assertThat(indexes).isEqualTo(3);

    assertThat(partitions())
        .hasSize(FROM_YESTERDAY_TO_SEVEN_DAYS_AHEAD)
        .allSatisfy(partition -> assertThat(indexes(partition)).isEqualTo(indexes));
  }

  /** Those that are valid, and of a partition those that belong to the whole. */
  private long indexes(String table) {
    return store
        .sql()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        SELECT count(*)
                          FROM pg_index
                          JOIN pg_class ON pg_class.oid = indexrelid
                         WHERE indrelid = to_regclass(:table)
                           AND indisvalid
                           AND relispartition = (:table <> 'deletion_record')
                        """)
                    .bind("table", table)
                    .mapTo(long.class)
                    .one());
  }

  private void execute(String sql, String table) {
    store.sql().useHandle(handle -> handle.createUpdate(sql).define("table", table).execute());
  }

  private void dropPartitions() {
    partitions().forEach(partition -> execute("DROP TABLE <table>", partition));
  }

  private Vector<String> partitions() {
    return store.sql().withHandle(RecordDays::partitions);
  }
}
