package io.devicedeletions.bootstrap.endtoend;

import java.util.Locale;

/**
 * A store of a tenant that has had batches of ten devices settled, spread over 400 days, the last
 * one now; one in sixteen rests still, and one in sixteen was given up. Written by SQL, as the
 * service itself would take an hour.
 *
 * @param store where
 * @param batches how many
 */
record SeededHistory(StoreCommands store, int batches) {

  static final int LINES = 10;

  private static final int DAYS = 400;

  private static final String POSTGRES_WORK =
      """
      INSERT INTO deletion_work (tenant, batch_id, due_at, lines)
      SELECT tenant, batch_id, now() + INTERVAL '20 days', ARRAY[0, 1, 2, 3, 4, 5, 6, 7, 8, 9]
        FROM deletion_batch
       WHERE right(CAST(batch_id AS text), 1) = '0'
      """;

  private static final String POSTGRES_DEAD =
      """
      INSERT INTO deletion_dead (
          tenant, batch_id, line, attempts, error_class, last_error, dead_at)
      SELECT tenant, batch_id, line, 8, 'P0001', 'on loan', accepted_at
        FROM deletion_batch CROSS JOIN generate_series(0, 9) line
       WHERE right(CAST(batch_id AS text), 1) = '8'
      """;

  private static final String POSTGRES_TALLIES =
      """
      INSERT INTO deletion_tally (tenant, minute, outcome, devices)
      SELECT 'acme', date_trunc('minute', now()) - number % 60 * INTERVAL '1 minute', 'REMOVED', 100
        FROM generate_series(1, 6000) number
      """;

  private static final String SQLITE_WORK =
      """
      INSERT INTO deletion_work (tenant, batch_id, due_at, lines)
      SELECT tenant, batch_id, (unixepoch() + 20 * 86400) * 1000, '[0,1,2,3,4,5,6,7,8,9]'
        FROM deletion_batch
       WHERE substr(batch_id, -1) = '0'
      """;

  private static final String SQLITE_DEAD =
      """
      INSERT INTO deletion_dead (
          tenant, batch_id, line, attempts, error_class, last_error, dead_at)
      SELECT tenant, batch_id, line.value, 8, 'code 19', 'on loan', accepted_at
        FROM deletion_batch, json_each('[0,1,2,3,4,5,6,7,8,9]') line
       WHERE substr(batch_id, -1) = '8'
      """;

  private static final String SQLITE_TALLIES =
      """
      WITH RECURSIVE number (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < 6000)
      INSERT INTO deletion_tally (tenant, minute, outcome, devices)
      SELECT 'acme', (unixepoch() / 60 - n % 60) * 60000, 'REMOVED', 100 FROM number
      """;

  /** Writes it into a store whose tables are there. */
  void write() {
    if (store.isEmbedded()) {
      store.sql(sqliteBatches());
      store.sql(sqliteRecords());
      store.sql(SQLITE_WORK);
      store.sql(SQLITE_DEAD);
      store.sql(SQLITE_TALLIES);
    } else {
      store.sql(partitions());
      store.sql(postgresBatches());
      store.sql(postgresRecords());
      store.sql(POSTGRES_WORK);
      store.sql(POSTGRES_DEAD);
      store.sql(POSTGRES_TALLIES);
    }
  }

  /** The id of a batch, from 1, the oldest. */
  static String batchId(int number) {
    return "01900000-0000-7000-8000-%012x".formatted(number);
  }

  /** The uid of a device. */
  static String uid(int batch, int line) {
    return "%08x-0000-4000-8000-%012x".formatted(batch, line).toLowerCase(Locale.ROOT);
  }

  /** The name of a device. */
  static String name(int batch, int line) {
    return "LAPTOP-" + batch + "-" + line;
  }

  private static String partitions() {
    return """
        DO $$
        DECLARE
          day  date;
          part text;
        BEGIN
          FOR ago IN 2..%d LOOP
            day := (now() AT TIME ZONE 'UTC')::date - ago;
            part := 'deletion_record_' || to_char(day, 'YYYYMMDD');
            EXECUTE format('CREATE TABLE %%I (LIKE deletion_record INCLUDING ALL)', part);
            EXECUTE format(
              'ALTER TABLE deletion_record ATTACH PARTITION %%I FOR VALUES FROM (%%L) TO (%%L)',
              part, day::timestamp AT TIME ZONE 'UTC', (day + 1)::timestamp AT TIME ZONE 'UTC');
          END LOOP;
        END
        $$
        """
        .formatted(DAYS + 1);
  }

  private String postgresBatches() {
    return """
        INSERT INTO deletion_batch (
            tenant, batch_id, request_id, requester, accepted_at, due_at, uids, names, statuses,
            reason)
        SELECT 'acme', CAST('01900000-0000-7000-8000-' || lpad(to_hex(n), 12, '0') AS uuid),
               '0193a1b2-0000-7000-8000-' || lpad(to_hex(n), 12, '0'), 'jo@example.org', t, t,
               ARRAY(SELECT lpad(to_hex(n), 8, '0') || '-0000-4000-8000-' || lpad(to_hex(l), 12, '0')
                       FROM generate_series(0, 9) l),
               ARRAY(SELECT 'LAPTOP-' || n || '-' || l FROM generate_series(0, 9) l),
               ARRAY(SELECT 'SCHEDULED' FROM generate_series(0, 9) l), 'lease ended'
          FROM (SELECT n, now() - (%1$d - n) * (INTERVAL '%2$d days' / %1$d) AS t
                  FROM generate_series(1, %1$d) n) batch
        """
        .formatted(batches, DAYS);
  }

  private String postgresRecords() {
    return """
        INSERT INTO deletion_record (
            tenant, batch_id, line, uid, name, outcome, attempts, node, settled_at, removed_device)
        SELECT 'acme', batch_id, l, CAST(uids[l + 1] AS uuid), names[l + 1], 'REMOVED', 1, 'node-1',
               accepted_at + INTERVAL '1 millisecond',
               json_build_object('uid', uids[l + 1], 'name', names[l + 1],
                                 'attributes', json_build_object('model', 'X1', 'site', 'Ulm'))
          FROM deletion_batch CROSS JOIN generate_series(0, 9) l
         WHERE tenant = 'acme' AND right(CAST(batch_id AS text), 1) NOT IN ('0', '8')
        """;
  }

  private String sqliteBatches() {
    return """
        WITH RECURSIVE number (n) AS (
          SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < %1$d),
        batch (n, t) AS (
          SELECT n, CAST(unixepoch('subsec') * 1000 AS INTEGER) - (%1$d - n) * (%2$d / %1$d)
            FROM number)
        INSERT INTO deletion_batch (
            tenant, batch_id, request_id, requester, accepted_at, due_at, uids, names, statuses,
            reason)
        SELECT 'acme', printf('01900000-0000-7000-8000-%%012x', n),
               printf('0193a1b2-0000-7000-8000-%%012x', n), 'jo@example.org', t, t,
               (SELECT json_group_array(printf('%%08x-0000-4000-8000-%%012x', n, value))
                  FROM json_each('[0,1,2,3,4,5,6,7,8,9]')),
               (SELECT json_group_array('LAPTOP-' || n || '-' || value)
                  FROM json_each('[0,1,2,3,4,5,6,7,8,9]')),
               (SELECT json_group_array('SCHEDULED') FROM json_each('[0,1,2,3,4,5,6,7,8,9]')),
               'lease ended'
          FROM batch
        """
        .formatted(batches, DAYS * 86_400_000L);
  }

  private static String sqliteRecords() {
    return """
        INSERT INTO deletion_record (
            tenant, batch_id, line, uid, name, outcome, attempts, node, settled_at, removed_device)
        SELECT 'acme', batch_id, line.key, line.value, json_extract(names, '$[' || line.key || ']'),
               'REMOVED', 1, 'node-1', accepted_at + 1,
               json_object('uid', line.value, 'name', 'x',
                           'attributes', json('{"model":"X1","site":"Ulm"}'))
          FROM deletion_batch, json_each(deletion_batch.uids) line
         WHERE substr(batch_id, -1) NOT IN ('0', '8')
        """;
  }
}
