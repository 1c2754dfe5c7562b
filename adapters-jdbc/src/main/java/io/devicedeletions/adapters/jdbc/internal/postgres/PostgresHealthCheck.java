package io.devicedeletions.adapters.jdbc.internal.postgres;

import io.devicedeletions.adapters.jdbc.health.EngineHealth.PostgresHealth;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import org.jdbi.v3.core.Handle;

/** Looks into the server's own views. Stateless and thread-safe. */
final class PostgresHealthCheck {

  /**
   * Who holds a snapshot keeps all that was deleted since from being swept up, in this database
   * and, through feedback or a slot, from a replica. Sweeping itself holds nothing up.
   */
  private static final String LOOK =
      """
      WITH holder AS (
        SELECT backend_xmin AS oldest, xact_start AS since
          FROM pg_stat_activity
         WHERE backend_xmin IS NOT NULL
           AND pid <> pg_backend_pid()
           AND (datname = current_database() OR datname IS NULL)
           AND backend_type IS DISTINCT FROM 'autovacuum worker'
        UNION ALL
        SELECT transaction, prepared FROM pg_prepared_xacts WHERE database = current_database()
        UNION ALL
        SELECT xmin, NULL FROM pg_replication_slots WHERE xmin IS NOT NULL)
      SELECT coalesce((SELECT CAST(extract(epoch FROM max(clock_timestamp() - since)) * 1000
                              AS bigint)
                         FROM holder), 0) AS oldest_millis,
             coalesce((SELECT max(age(oldest)) FROM holder), 0) AS oldest_age,
             (SELECT coalesce(min(ahead), 31) - 1
                FROM generate_series(0, 30) AS ahead
               WHERE NOT EXISTS (
                     SELECT FROM pg_inherits
                      WHERE inhparent = to_regclass('deletion_record')
                        AND inhrelid = to_regclass(
                            'deletion_record_'
                            || to_char(CAST(now() AT TIME ZONE 'UTC' AS date) + ahead,
                                       'YYYYMMDD')))) AS days_ahead,
             pg_stat_get_dead_tuples(to_regclass('deletion_work')) AS dead_work
      """;

  private PostgresHealthCheck() {}

  static PostgresHealth look(Handle handle) {
    return handle.createQuery(LOOK).map((row, context) -> read(row)).one();
  }

  private static PostgresHealth read(ResultSet row) throws SQLException {
    return new PostgresHealth(
        Duration.ofMillis(Math.max(0, row.getLong("oldest_millis"))),
        row.getLong("oldest_age"),
        row.getInt("days_ahead"),
        row.getLong("dead_work"));
  }
}
