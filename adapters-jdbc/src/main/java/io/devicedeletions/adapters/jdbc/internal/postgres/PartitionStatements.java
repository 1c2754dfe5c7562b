package io.devicedeletions.adapters.jdbc.internal.postgres;

/** The statements about partitions of records. */
final class PartitionStatements {

  /** Makes those of the days to come. */
  static final String PREPARE = "SELECT prepare_deletion_records(:daysAhead)";

  static final String TRY_LOCK =
      """
      SELECT pg_try_advisory_lock(hashtext('prune_deletion_records'), hashtext(current_schema()))
      """;

  static final String UNLOCK =
      """
      SELECT pg_advisory_unlock(hashtext('prune_deletion_records'), hashtext(current_schema()))
      """;

  /** All that are attached, and those detached that bear our mark; the oldest first. */
  static final String FIND =
      """
      WITH found AS (
        SELECT relname AS name,
               CASE WHEN inhrelid IS NULL THEN 'DETACHED'
                    WHEN inhdetachpending THEN 'HALF_DETACHED'
                    ELSE 'ATTACHED'
               END AS state,
               to_date(right(relname, 8), 'YYYYMMDD') AS day
          FROM pg_class
          LEFT JOIN pg_inherits
            ON inhrelid = pg_class.oid AND inhparent = to_regclass('deletion_record')
         WHERE relnamespace = CAST(quote_ident(current_schema()) AS regnamespace)
           AND relkind = 'r'
           AND relname ~ '^deletion_record_[0-9]{8}$'
           AND (inhrelid IS NOT NULL
                OR obj_description(pg_class.oid, 'pg_class') = 'to be dropped by device-deletions'))
      SELECT name, state,
             quote_literal(CAST(day AS timestamp) AT TIME ZONE 'UTC') AS begin_of_day,
             quote_literal(CAST(day + 1 AS timestamp) AT TIME ZONE 'UTC') AS end_of_day,
             CAST(day + 1 AS timestamp) AT TIME ZONE 'UTC'
                 <= now() - :millis * INTERVAL '1 millisecond' AS is_old
        FROM found
       ORDER BY day
      """;

  static final String MARK = "COMMENT ON TABLE <table> IS 'to be dropped by device-deletions'";
  static final String UNMARK = "COMMENT ON TABLE <table> IS NULL";

  /** Nobody who reads or writes records waits for it; it waits for those who do. */
  static final String DETACH = "ALTER TABLE deletion_record DETACH PARTITION <table> CONCURRENTLY";

  static final String FINISH_DETACHING =
      "ALTER TABLE deletion_record DETACH PARTITION <table> FINALIZE";

  static final String ATTACH =
      """
      ALTER TABLE deletion_record ATTACH PARTITION <table> FOR VALUES FROM (<begin>) TO (<end>)
      """;

  static final String DROP = "DROP TABLE <table>";

  private PartitionStatements() {}
}
