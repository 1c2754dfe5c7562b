package io.devicedeletions.adapters.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.adapters.jdbc.testkit.OwnThreads;
import io.devicedeletions.adapters.jdbc.testkit.PostgresStore;
import io.devicedeletions.domain.device.NameMatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Records always have a partition to go to. */
final class PostgresHousekeepingTest {

  private static final long FROM_YESTERDAY_TO_SEVEN_DAYS_AHEAD = 9;

  private final PostgresStore store = PostgresStore.open(NameMatch.EXACT);

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void aStoreHasItsPartitionsWhenItIsOpen() {
    assertThat(partitions()).isEqualTo(FROM_YESTERDAY_TO_SEVEN_DAYS_AHEAD);
  }

  @Test
  void severalNodesCanMakeThemAtOnce() {
    dropPartitions();

    OwnThreads.fourTimes(store.store()::keepHouse);

    assertThat(partitions()).isEqualTo(FROM_YESTERDAY_TO_SEVEN_DAYS_AHEAD);
  }

  private void dropPartitions() {
    store
        .sql()
        .useHandle(
            handle ->
                handle.execute(
                    """
                    DO $$
                    DECLARE partition regclass;
                    BEGIN
                      FOR partition IN
                          SELECT inhrelid FROM pg_inherits
                           WHERE inhparent = 'deletion_record'::regclass
                      LOOP
                        EXECUTE format('DROP TABLE %s', partition);
                      END LOOP;
                    END
                    $$
                    """));
  }

  private long partitions() {
    return store
        .sql()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        "SELECT count(*) FROM pg_inherits"
                            + " WHERE inhparent = 'deletion_record'::regclass")
                    .mapTo(Long.class)
                    .one());
  }
}
