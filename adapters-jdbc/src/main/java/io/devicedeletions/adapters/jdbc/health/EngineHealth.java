package io.devicedeletions.adapters.jdbc.health;

import java.time.Duration;

/** What there is to watch in a database. */
public sealed interface EngineHealth {

  /**
   * PostgreSQL.
   *
   * @param oldestSnapshot for how long the oldest transaction is open that may still see what is
   *     deleted, as far as our user may see others' ({@code pg_read_all_stats}); zero if there is
   *     none
   * @param oldestSnapshotAge how many transactions have begun since the oldest moment that anybody
   *     may still see: a session, a prepared transaction, a replication slot
   * @param recordDaysAhead for so many days after today records have a partition, counted up to 30;
   *     -1 if not even for today, and then nothing can be removed
   * @param deadWork about how many settled rows of the queue are not swept up yet
   */
  record PostgresHealth(
      Duration oldestSnapshot, long oldestSnapshotAge, int recordDaysAhead, long deadWork)
      implements EngineHealth {}

  /**
   * SQLite.
   *
   * @param fileBytes the size of the database file
   * @param logBytes the size of the write-ahead log beside it
   */
  record SqliteHealth(long fileBytes, long logBytes) implements EngineHealth {}
}
