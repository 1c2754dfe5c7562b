package io.devicedeletions.adapters.jdbc.internal.sqlite;

import io.devicedeletions.adapters.jdbc.internal.HistoryStatements;

/**
 * The statements for those who ask in SQLite's dialect. A list that is not JSON would fail the
 * whole statement: it is asked first. Work that has such a one counts as a line.
 */
final class SqliteHistoryStatements implements HistoryStatements {

  @Override
  public String batchWithTimes() {
    return """
        SELECT batch_id, request_id, requester, idempotency_key, reason, external_reference,
               uids, names, statuses, accepted_at, due_at
          FROM deletion_batch
         WHERE tenant = :tenant AND batch_id = :batchId
        """;
  }

  @Override
  public String acceptedAt() {
    return """
        SELECT accepted_at
          FROM deletion_batch
         WHERE tenant = :tenant AND batch_id = :batchId
        """;
  }

  @Override
  public String placesOfBatches() {
    return """
        SELECT batch_id, accepted_at
          FROM deletion_batch
         WHERE tenant = :tenant AND batch_id IN (SELECT value FROM json_each(:batchIds))
        """;
  }

  @Override
  public String statesOfLines() {
    return """
        SELECT 'NOW' AS kind, NULL AS line, NULL AS attempts,
               CAST(unixepoch('subsec') * 1000 AS INTEGER) AS happens_at,
               NULL AS outcome, NULL AS error_class, NULL AS error, NULL AS in_doubt
        UNION ALL
        SELECT 'PENDING', line.value, attempts, due_at, NULL, NULL, last_error, NULL
          FROM deletion_work work
         CROSS JOIN json_each(work.lines) line
         WHERE tenant = :tenant AND batch_id = :batchId
        UNION ALL
        SELECT 'DEAD', line, attempts, dead_at, NULL, error_class, last_error, in_doubt
          FROM deletion_dead
         WHERE tenant = :tenant AND batch_id = :batchId
        UNION ALL
        SELECT 'SETTLED', line, attempts, settled_at, outcome, NULL, NULL, NULL
          FROM deletion_record
         WHERE tenant = :tenant AND batch_id = :batchId
           AND settled_at >= :earliest AND settled_at < :latest
        """;
  }

  @Override
  public String interventionsOfBatch() {
    return """
        SELECT action, requester, taken_at, lines
          FROM (SELECT rowid AS place, action, requester, taken_at, lines
                  FROM deletion_intervention
                 WHERE tenant = :tenant AND batch_id = :batchId
                 ORDER BY taken_at DESC, rowid DESC
                 LIMIT 100) latest
         ORDER BY taken_at, place
        """;
  }

  @Override
  public String newestBatches() {
    return """
        SELECT batch_id, accepted_at
          FROM deletion_batch
         WHERE tenant = :tenant
           AND accepted_at >= :since
           AND (accepted_at, batch_id) < (:beforeTime, :beforeBatch)
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
           AND (accepted_at, batch_id) < (:beforeTime, :beforeBatch)
         ORDER BY accepted_at DESC, batch_id DESC
         LIMIT <rows>
        """;
  }

  @Override
  public String batchesWithWork() {
    return """
        WITH RECURSIVE step (batch_id, number) AS (
          SELECT (SELECT max(batch_id)
                    FROM deletion_work
                   WHERE tenant = :tenant AND batch_id < :beforeBatch),
                 1
          UNION ALL
          SELECT (SELECT max(work.batch_id)
                    FROM deletion_work work
                   WHERE work.tenant = :tenant AND work.batch_id < step.batch_id),
                 step.number + 1
            FROM step
           WHERE step.batch_id IS NOT NULL AND step.number < <rows>)
        SELECT step.batch_id,
               (SELECT batch.accepted_at
                  FROM deletion_batch batch
                 WHERE batch.tenant = :tenant AND batch.batch_id = step.batch_id) AS accepted_at
          FROM step
         WHERE step.batch_id IS NOT NULL
         ORDER BY step.number
        """;
  }

  @Override
  public String batchesWithDeadLines() {
    return """
        WITH RECURSIVE step (batch_id, number) AS (
          SELECT (SELECT max(batch_id)
                    FROM deletion_dead
                   WHERE tenant = :tenant AND batch_id < :beforeBatch),
                 1
          UNION ALL
          SELECT (SELECT max(dead.batch_id)
                    FROM deletion_dead dead
                   WHERE dead.tenant = :tenant AND dead.batch_id < step.batch_id),
                 step.number + 1
            FROM step
           WHERE step.batch_id IS NOT NULL AND step.number < <rows>)
        SELECT step.batch_id,
               (SELECT batch.accepted_at
                  FROM deletion_batch batch
                 WHERE batch.tenant = :tenant AND batch.batch_id = step.batch_id) AS accepted_at
          FROM step
         WHERE step.batch_id IS NOT NULL
         ORDER BY step.number
        """;
  }

  @Override
  public String summaries() {
    return """
        SELECT batch_id, request_id, requester, idempotency_key, reason, external_reference,
               accepted_at, due_at, CAST(unixepoch('subsec') * 1000 AS INTEGER) AS as_of,
               CASE WHEN json_valid(statuses) THEN json_array_length(statuses) END AS line_count,
               (SELECT coalesce(sum(CASE WHEN json_valid(work.lines)
                                         THEN json_array_length(work.lines)
                                         ELSE 1
                                    END), 0)
                  FROM deletion_work work
                 WHERE work.tenant = batch.tenant AND work.batch_id = batch.batch_id) AS pending,
               (SELECT count(*)
                  FROM deletion_dead dead
                 WHERE dead.tenant = batch.tenant AND dead.batch_id = batch.batch_id) AS dead,
               (SELECT count(*)
                  FROM json_each(CASE WHEN json_valid(statuses) THEN statuses END)
                 WHERE value = 'INVALID') AS invalid,
               (SELECT count(*)
                  FROM json_each(CASE WHEN json_valid(statuses) THEN statuses END)
                 WHERE value = 'FAILED') AS failed,
               (SELECT json_array(
                           count(*) FILTER (WHERE outcome = 'REMOVED'),
                           count(*) FILTER (WHERE outcome = 'NOT_FOUND'),
                           count(*) FILTER (WHERE outcome = 'NAME_MISMATCH'),
                           count(*) FILTER (WHERE outcome = 'CANCELLED'))
                  FROM deletion_record record
                 WHERE record.tenant = batch.tenant AND record.batch_id = batch.batch_id
                   AND record.settled_at >= :earliest
                   AND record.settled_at < :latest) AS settled
          FROM deletion_batch batch
         WHERE tenant = :tenant AND batch_id IN (SELECT value FROM json_each(:batchIds))
        """;
  }

  @Override
  public String totals() {
    return """
        SELECT CAST(unixepoch('subsec') * 1000 AS INTEGER) AS as_of,
               waiting.parts, waiting.lines, given_up.lines AS dead,
               (SELECT min(due_at) FROM deletion_work WHERE tenant = :tenant) AS oldest_due_at
          FROM (SELECT count(*) AS parts,
                       coalesce(sum(CASE WHEN json_valid(lines)
                                         THEN json_array_length(lines)
                                         ELSE 1
                                    END), 0) AS lines
                  FROM (SELECT lines FROM deletion_work WHERE tenant = :tenant LIMIT <most>)) waiting
         CROSS JOIN (
               SELECT count(*) AS lines
                 FROM (SELECT line FROM deletion_dead WHERE tenant = :tenant LIMIT <most>)) given_up
        """;
  }
}
