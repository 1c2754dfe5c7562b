package io.devicedeletions.adapters.jdbc.internal.postgres;

/** The statements about indexes that are made while others write. */
final class IndexStatements {

  static final String IS_USABLE =
      """
      SELECT indisvalid
        FROM pg_index
       WHERE indexrelid = to_regclass(format('%I.%I', current_schema(), CAST(:index AS text)))
      """;

  /** Nobody waits for it; it waits for those who write or look. */
  static final String CREATE = "CREATE INDEX CONCURRENTLY <index> ON <table> (<keys>)";

  static final String DROP = "DROP INDEX CONCURRENTLY <index>";

  /** Over all days, and in none as yet. */
  static final String CREATE_IN_NAME = "CREATE INDEX <index> ON ONLY <table> (<keys>)";

  static final String ATTACH = "ALTER INDEX <index> ATTACH PARTITION <ofDay>";

  /** A day on its way out needs none. */
  static final String DAYS_WITHOUT =
      """
      SELECT day.relname
        FROM pg_inherits attached
        JOIN pg_class day ON day.oid = attached.inhrelid
       WHERE attached.inhparent = to_regclass(format('%I.deletion_record', current_schema()))
         AND NOT attached.inhdetachpending
         AND NOT EXISTS (
             SELECT FROM pg_index own
               JOIN pg_inherits part ON part.inhrelid = own.indexrelid
              WHERE own.indrelid = day.oid
                AND part.inhparent = to_regclass(
                        format('%I.%I', current_schema(), CAST(:index AS text))))
       ORDER BY day.relname DESC
      """;

  static final String IS_REPLACED =
      """
      SELECT to_regclass(format('%I.deletion_intervention_batch', current_schema())) IS NULL
      """;

  static final String DROP_REPLACED =
      "DROP INDEX CONCURRENTLY IF EXISTS deletion_intervention_batch";

  private IndexStatements() {}
}
