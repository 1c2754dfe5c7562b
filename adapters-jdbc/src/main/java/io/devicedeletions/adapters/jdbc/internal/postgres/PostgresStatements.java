package io.devicedeletions.adapters.jdbc.internal.postgres;

import io.devicedeletions.adapters.jdbc.internal.Statements;

/**
 * The statements in PostgreSQL's dialect. Rows are bound by column, as arrays, so that a statement
 * is one round trip however many rows it has.
 */
final class PostgresStatements implements Statements {

  /** Whether the server takes anything in: it is no standby, and nobody has made it read-only. */
  String takesWrites() {
    return "SELECT current_setting('transaction_read_only') = 'off'";
  }

  /**
   * Locks it, for the same reason as {@link PostgresIntakeStatements#lockBatch}: it may be
   * committed here alone.
   */
  @Override
  public String batchByKey() {
    return """
        SELECT batch_id, request_id, requester, idempotency_key, reason, external_reference,
               uids, names, statuses
          FROM deletion_batch
         WHERE tenant = :tenant AND idempotency_key = :idempotencyKey
           FOR UPDATE
        """;
  }

  /** The weakest lock, which is a write all the same: it waits for nobody who works on a batch. */
  @Override
  public String batchById() {
    return """
        SELECT batch_id, request_id, requester, idempotency_key, reason, external_reference,
               uids, names, statuses
          FROM deletion_batch
         WHERE tenant = :tenant AND batch_id = CAST(:batchId AS uuid)
           FOR KEY SHARE
        """;
  }

  /**
   * Tenants with a floor are looked up one by one, and from one to the next of them the others are
   * stepped through: a step never enters the dead rows before a floor. An accept may commit a
   * little after the time it bears, so no floor is younger than a second.
   */
  @Override
  public String headsOfWork() {
    return """
        WITH RECURSIVE floor AS MATERIALIZED (
          SELECT known.tenant COLLATE "C" AS tenant, known.next_tenant COLLATE "C" AS next_tenant,
                 LEAST(
                     TIMESTAMPTZ 'epoch' + known.due * INTERVAL '1 microsecond',
                     now() - INTERVAL '1 second') AS due_at,
                 known.batch_id, known.part
            FROM unnest(
                     :floorTenant, :nextTenant, CAST(:floorDue AS bigint[]),
                     CAST(:floorBatch AS uuid[]), :floorPart)
                 AS known (tenant, next_tenant, due, batch_id, part)),
        head AS (
          SELECT floor.next_tenant, oldest.tenant, oldest.due_at
            FROM floor
           CROSS JOIN LATERAL (
                 SELECT work.tenant, work.due_at
                   FROM deletion_work work
                  WHERE work.tenant > floor.tenant AND work.tenant < floor.next_tenant
                  ORDER BY work.tenant, work.due_at
                  LIMIT 1) oldest
          UNION ALL
          SELECT head.next_tenant, oldest.tenant, oldest.due_at
            FROM head
           CROSS JOIN LATERAL (
                 SELECT work.tenant, work.due_at
                   FROM deletion_work work
                  WHERE work.tenant > head.tenant AND work.tenant < head.next_tenant
                  ORDER BY work.tenant, work.due_at
                  LIMIT 1) oldest),
        found AS (
          SELECT tenant, due_at FROM head
          UNION ALL
          SELECT floor.tenant, oldest.due_at
            FROM floor
           CROSS JOIN LATERAL (
                 SELECT work.due_at
                   FROM deletion_work work
                  WHERE work.tenant = floor.tenant
                    AND (work.due_at, work.batch_id, work.part) > (
                        floor.due_at, floor.batch_id, floor.part)
                  ORDER BY work.due_at, work.batch_id, work.part
                  LIMIT 1) oldest)
        SELECT found.tenant, coalesce(tenant.weight, 1) AS weight, found.due_at <= now() AS is_due,
               CAST(ceil(extract(epoch FROM found.due_at - now()) * 1000) AS bigint) AS due_in,
               CAST(extract(epoch FROM found.due_at) * 1000000 AS bigint) AS due
          FROM found
          LEFT JOIN tenant ON tenant.id = found.tenant
         WHERE tenant.paused IS NOT TRUE
        """;
  }

  /**
   * Materialized, because the limit of a subquery in IN is not a limit: the subquery may be run
   * again for each row. Deleted by place, the cheapest way by any statistics, and the batches
   * looked up one by one: a drained queue is next to empty to the planner however many dead rows it
   * has, and it would read them all to find by their key the few that are joined.
   */
  @Override
  public String claimWork() {
    return """
        WITH oldest AS MATERIALIZED (
          SELECT ctid AS place
            FROM deletion_work
           WHERE tenant = :tenant
             AND due_at <= now()
             AND (due_at, batch_id, part) > (
                 TIMESTAMPTZ 'epoch' + :afterDue * INTERVAL '1 microsecond',
                 CAST(:afterBatch AS uuid), :afterPart)
           ORDER BY due_at, batch_id, part
           LIMIT <parts>
             FOR UPDATE SKIP LOCKED),
        claimed AS (
          DELETE FROM deletion_work work
           USING oldest
           WHERE work.tenant = :tenant AND work.ctid = oldest.place
          RETURNING work.batch_id, work.part, work.due_at, work.attempts, work.lines, work.lease)
        SELECT claimed.batch_id, claimed.part, claimed.attempts, claimed.lines,
               claimed.lease IS NOT NULL AS in_doubt,
               CAST(extract(epoch FROM claimed.due_at) * 1000000 AS bigint) AS due,
               batch.uids, batch.names
          FROM claimed
          LEFT JOIN LATERAL (
               SELECT uids, names
                 FROM deletion_batch
                WHERE tenant = :tenant AND batch_id = claimed.batch_id
                LIMIT 1) batch ON true
        """;
  }

  @Override
  public String putBackLines() {
    return """
        INSERT INTO deletion_work (tenant, batch_id, part, due_at, attempts, lines, last_error)
        SELECT :tenant, failed.batch_id, failed.line,
               now() + failed.pause * INTERVAL '1 millisecond',
               failed.attempts, ARRAY[failed.line], failed.error
          FROM unnest(CAST(:batchId AS uuid[]), :line, :pause, :attempts, :error)
               AS failed (batch_id, line, pause, attempts, error)
        """;
  }

  @Override
  public String putBackPart() {
    return """
        INSERT INTO deletion_work (tenant, batch_id, part, due_at, attempts, lines)
        VALUES (
            :tenant, CAST(:batchId AS uuid), :part,
            TIMESTAMPTZ 'epoch' + :due * INTERVAL '1 microsecond', :attempts, :lines)
        """;
  }

  @Override
  public String insertDead() {
    return """
        INSERT INTO deletion_dead (
            tenant, batch_id, line, attempts, error_class, last_error, dead_at, in_doubt)
        SELECT :tenant, failed.batch_id, failed.line, failed.attempts, failed.error_class,
               failed.error, now(), CAST(:inDoubt AS boolean)
          FROM unnest(CAST(:batchId AS uuid[]), :line, :attempts, :errorClass, :error)
               AS failed (batch_id, line, attempts, error_class, error)
        """;
  }

  @Override
  public String countPending() {
    return """
        SELECT coalesce(sum(cardinality(lines)), 0)
          FROM (SELECT lines FROM deletion_work WHERE tenant = :tenant LIMIT :limit) waiting
        """;
  }

  /** With their tally, which workers append as they do records, so that none waits for another. */
  @Override
  public String insertRecords() {
    return """
        WITH settled AS MATERIALIZED (
          SELECT *
            FROM unnest(
                     CAST(:batchId AS uuid[]), :line, CAST(:uid AS uuid[]), :name, :outcome,
                     :attempts)
                 AS settled (batch_id, line, uid, name, outcome, attempts)),
        tallied AS (
          INSERT INTO deletion_tally (tenant, minute, outcome, devices)
          SELECT :tenant, date_trunc('minute', now(), 'UTC'), outcome, count(*)
            FROM settled
           GROUP BY outcome)
        INSERT INTO deletion_record (
            tenant, batch_id, line, uid, name, outcome, attempts, node, settled_at, removed_device)
        SELECT :tenant, settled.batch_id, settled.line, settled.uid, settled.name, settled.outcome,
               settled.attempts, :node, now(),
               CASE WHEN settled.outcome = 'REMOVED'
                    THEN (SELECT row_to_json(device)
                            FROM device
                           WHERE device.tenant = :tenant AND device.uid = settled.uid)
               END
          FROM settled
        """;
  }

  @Override
  public String recordsOfBatch() {
    return """
        SELECT line, uid, name, outcome, attempts
          FROM deletion_record
         WHERE tenant = :tenant AND batch_id = CAST(:batchId AS uuid)
           AND settled_at >= :earliest
         ORDER BY line
        """;
  }
}
