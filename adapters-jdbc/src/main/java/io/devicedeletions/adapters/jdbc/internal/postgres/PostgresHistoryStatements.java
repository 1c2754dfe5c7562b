package io.devicedeletions.adapters.jdbc.internal.postgres;

import io.devicedeletions.adapters.jdbc.internal.HistoryStatements;

/**
 * The statements for those who ask in PostgreSQL's dialect. What belongs to a batch is looked up by
 * LATERAL, batch by batch: a join might read all of the waiting work.
 */
final class PostgresHistoryStatements implements HistoryStatements {

  @Override
  public String batchWithTimes() {
    return """
        SELECT batch_id, request_id, requester, idempotency_key, reason, external_reference,
               uids, names, statuses, accepted_at, due_at
          FROM deletion_batch
         WHERE tenant = :tenant AND batch_id = CAST(:batchId AS uuid)
        """;
  }

  @Override
  public String acceptedAt() {
    return """
        SELECT accepted_at
          FROM deletion_batch
         WHERE tenant = :tenant AND batch_id = CAST(:batchId AS uuid)
        """;
  }

  @Override
  public String placesOfBatches() {
    return """
        SELECT batch.batch_id, batch.accepted_at
          FROM unnest(CAST(:batchIds AS uuid[])) AS asked (batch_id)
         CROSS JOIN LATERAL (
               SELECT batch_id, accepted_at
                 FROM deletion_batch
                WHERE tenant = :tenant AND batch_id = asked.batch_id
                LIMIT 1) batch
        """;
  }

  @Override
  public String statesOfLines() {
    return """
        SELECT 'NOW' AS kind, CAST(NULL AS integer) AS line, CAST(NULL AS integer) AS attempts,
               now() AS happens_at, CAST(NULL AS text) AS outcome,
               CAST(NULL AS text) AS error_class, CAST(NULL AS text) AS error,
               CAST(NULL AS boolean) AS in_doubt
        UNION ALL
        SELECT 'PENDING', line, attempts, due_at, NULL, NULL, last_error, NULL
          FROM deletion_work
         CROSS JOIN unnest(lines) AS line
         WHERE tenant = :tenant AND batch_id = CAST(:batchId AS uuid)
        UNION ALL
        SELECT 'DEAD', line, attempts, dead_at, NULL, error_class, last_error, in_doubt
          FROM deletion_dead
         WHERE tenant = :tenant AND batch_id = CAST(:batchId AS uuid)
        UNION ALL
        SELECT 'SETTLED', line, attempts, settled_at, outcome, NULL, NULL, NULL
          FROM deletion_record
         WHERE tenant = :tenant AND batch_id = CAST(:batchId AS uuid)
           AND settled_at >= :earliest AND settled_at < :latest
        """;
  }

  @Override
  public String interventionsOfBatch() {
    return """
        SELECT action, requester, taken_at, lines
          FROM (SELECT action, requester, taken_at, lines
                  FROM deletion_intervention
                 WHERE tenant = :tenant AND batch_id = CAST(:batchId AS uuid)
                 ORDER BY taken_at DESC
                 LIMIT 100) latest
         ORDER BY taken_at
        """;
  }

  @Override
  public String newestBatches() {
    return """
        SELECT batch_id, accepted_at
          FROM deletion_batch
         WHERE tenant = :tenant
           AND accepted_at >= :since
           AND (accepted_at, batch_id) < (:beforeTime, CAST(:beforeBatch AS uuid))
         ORDER BY accepted_at DESC, batch_id DESC
         LIMIT <rows>
        """;
  }

  @Override
  public String batchesOfRequest() {
    return """
        SELECT batch_id, accepted_at
          FROM deletion_batch
         WHERE tenant = :tenant
           AND request_id = :requestId
           AND accepted_at >= :since
           AND (accepted_at, batch_id) < (:beforeTime, CAST(:beforeBatch AS uuid))
         ORDER BY accepted_at DESC, batch_id DESC
         LIMIT <rows>
        """;
  }

  @Override
  public String batchesWithWork() {
    return """
        WITH RECURSIVE step AS (
          SELECT latest.batch_id, 1 AS number
            FROM (SELECT batch_id
                    FROM deletion_work
                   WHERE tenant = :tenant AND batch_id < CAST(:beforeBatch AS uuid)
                   ORDER BY batch_id DESC, part DESC
                   LIMIT 1) latest
          UNION ALL
          SELECT earlier.batch_id, step.number + 1
            FROM step
           CROSS JOIN LATERAL (
                 SELECT work.batch_id
                   FROM deletion_work work
                  WHERE work.tenant = :tenant AND work.batch_id < step.batch_id
                  ORDER BY work.batch_id DESC, work.part DESC
                  LIMIT 1) earlier
           WHERE step.number < <rows>)
        SELECT step.batch_id, batch.accepted_at
          FROM step
          LEFT JOIN LATERAL (
               SELECT accepted_at
                 FROM deletion_batch
                WHERE tenant = :tenant AND batch_id = step.batch_id
                LIMIT 1) batch ON true
         ORDER BY step.number
        """;
  }

  @Override
  public String batchesWithDeadLines() {
    return """
        WITH RECURSIVE step AS (
          SELECT latest.batch_id, 1 AS number
            FROM (SELECT batch_id
                    FROM deletion_dead
                   WHERE tenant = :tenant AND batch_id < CAST(:beforeBatch AS uuid)
                   ORDER BY batch_id DESC, line DESC
                   LIMIT 1) latest
          UNION ALL
          SELECT earlier.batch_id, step.number + 1
            FROM step
           CROSS JOIN LATERAL (
                 SELECT dead.batch_id
                   FROM deletion_dead dead
                  WHERE dead.tenant = :tenant AND dead.batch_id < step.batch_id
                  ORDER BY dead.batch_id DESC, dead.line DESC
                  LIMIT 1) earlier
           WHERE step.number < <rows>)
        SELECT step.batch_id, batch.accepted_at
          FROM step
          LEFT JOIN LATERAL (
               SELECT accepted_at
                 FROM deletion_batch
                WHERE tenant = :tenant AND batch_id = step.batch_id
                LIMIT 1) batch ON true
         ORDER BY step.number
        """;
  }

  /**
   * No record is older than its batch. Once as many are found as there must be, the partitions that
   * follow are not looked into.
   */
  @Override
  public String summaries() {
    return """
        SELECT batch.batch_id, batch.request_id, batch.requester, batch.idempotency_key,
               batch.reason, batch.external_reference, batch.accepted_at, batch.due_at,
               now() AS as_of, cardinality(batch.statuses) AS line_count,
               pending.lines AS pending, dead.lines AS dead, judged.invalid, judged.failed,
               settled.outcomes AS settled
          FROM unnest(CAST(:batchIds AS uuid[])) AS asked (batch_id)
         CROSS JOIN LATERAL (
               SELECT batch_id, request_id, requester, idempotency_key, reason, external_reference,
                      accepted_at, due_at, statuses
                 FROM deletion_batch
                WHERE tenant = :tenant AND batch_id = asked.batch_id
                LIMIT 1) batch
         CROSS JOIN LATERAL (
               SELECT count(*) FILTER (WHERE status = 'SCHEDULED') AS scheduled,
                      count(*) FILTER (WHERE status = 'INVALID') AS invalid,
                      count(*) FILTER (WHERE status = 'FAILED') AS failed
                 FROM unnest(batch.statuses) AS status) judged
         CROSS JOIN LATERAL (
               SELECT coalesce(sum(cardinality(lines)), 0) AS lines
                 FROM deletion_work
                WHERE tenant = :tenant AND batch_id = asked.batch_id) pending
         CROSS JOIN LATERAL (
               SELECT count(*) AS lines
                 FROM deletion_dead
                WHERE tenant = :tenant AND batch_id = asked.batch_id) dead
         CROSS JOIN LATERAL (
               SELECT CAST(ARRAY[
                          count(*) FILTER (WHERE outcome = 'REMOVED'),
                          count(*) FILTER (WHERE outcome = 'NOT_FOUND'),
                          count(*) FILTER (WHERE outcome = 'NAME_MISMATCH'),
                          count(*) FILTER (WHERE outcome = 'CANCELLED')] AS integer[]) AS outcomes
                 FROM (SELECT outcome
                         FROM deletion_record
                        WHERE tenant = :tenant
                          AND batch_id = asked.batch_id
                          AND settled_at >= :earliest
                          AND settled_at < :latest
                          AND settled_at >= batch.accepted_at - INTERVAL '1 day'
                        LIMIT greatest(judged.scheduled - pending.lines - dead.lines, 0))
                      AS found) settled
        """;
  }

  @Override
  public String totals() {
    return """
        SELECT now() AS as_of, pending.parts, pending.lines, dead.lines AS dead,
               (SELECT due_at
                  FROM deletion_work
                 WHERE tenant = :tenant
                 ORDER BY due_at, batch_id, part
                 LIMIT 1) AS oldest_due_at
          FROM (SELECT count(*) AS parts, coalesce(sum(cardinality(lines)), 0) AS lines
                  FROM (SELECT lines
                          FROM deletion_work
                         WHERE tenant = :tenant
                         ORDER BY batch_id DESC, part DESC
                         LIMIT <most>) waiting) pending
         CROSS JOIN (
               SELECT count(*) AS lines
                 FROM (SELECT line
                         FROM deletion_dead
                        WHERE tenant = :tenant
                        ORDER BY batch_id, line
                        LIMIT <most>) given_up) dead
        """;
  }
}
