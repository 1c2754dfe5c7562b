package io.devicedeletions.adapters.jdbc.internal.sqlite;

import io.devicedeletions.adapters.jdbc.internal.Statements;

/**
 * The statements in SQLite's dialect. Rows are bound one by one: there is no network to save a
 * round trip on. There is one writer, so nothing is locked.
 */
final class SqliteStatements implements Statements {

  /** A batch. Where no row is inserted, another batch has the idempotency key. */
  String storeBatch() {
    return """
        INSERT INTO deletion_batch (
            tenant, batch_id, request_id, requester, idempotency_key,
            accepted_at, due_at, uids, names, statuses, reason, external_reference)
        VALUES (
            :tenant, :batchId, :requestId, :requester, :idempotencyKey,
            CAST(unixepoch('subsec') * 1000 AS INTEGER),
            CAST(unixepoch('subsec') * 1000 AS INTEGER) + :graceMillis,
            :uids, :names, :statuses, :reason, :externalReference)
            ON CONFLICT (tenant, idempotency_key) WHERE idempotency_key IS NOT NULL DO NOTHING
        """;
  }

  /** The work of a batch. */
  String storeWork() {
    return """
        INSERT INTO deletion_work (tenant, batch_id, due_at, lines)
        SELECT tenant, batch_id, due_at, :lines
          FROM deletion_batch
         WHERE tenant = :tenant AND batch_id = :batchId
        """;
  }

  @Override
  public String batchByKey() {
    return """
        SELECT batch_id, request_id, requester, idempotency_key, reason, external_reference,
               uids, names, statuses
          FROM deletion_batch
         WHERE tenant = :tenant AND idempotency_key = :idempotencyKey
        """;
  }

  @Override
  public String batchById() {
    return """
        SELECT batch_id, request_id, requester, idempotency_key, reason, external_reference,
               uids, names, statuses
          FROM deletion_batch
         WHERE tenant = :tenant AND batch_id = :batchId
        """;
  }

  @Override
  public String headsOfWork() {
    return """
        WITH RECURSIVE head (tenant) AS (
          SELECT min(tenant) FROM deletion_work
          UNION ALL
          SELECT (SELECT min(work.tenant) FROM deletion_work work WHERE work.tenant > head.tenant)
            FROM head
           WHERE head.tenant IS NOT NULL),
        oldest (tenant, due) AS (
          SELECT tenant,
                 (SELECT min(work.due_at) FROM deletion_work work WHERE work.tenant = head.tenant)
            FROM head
           WHERE tenant IS NOT NULL),
        present (time) AS (SELECT CAST(unixepoch('subsec') * 1000 AS INTEGER))
        SELECT oldest.tenant, coalesce(tenant.weight, 1) AS weight,
               oldest.due <= present.time AS is_due, oldest.due - present.time AS due_in, oldest.due
          FROM oldest
         CROSS JOIN present
          LEFT JOIN tenant ON tenant.id = oldest.tenant
         WHERE coalesce(tenant.paused, 0) = 0
        """;
  }

  @Override
  public String claimWork() {
    return """
        DELETE FROM deletion_work
         WHERE tenant = :tenant
           AND (batch_id, part) IN (
               SELECT batch_id, part
                 FROM deletion_work
                WHERE tenant = :tenant
                  AND due_at <= CAST(unixepoch('subsec') * 1000 AS INTEGER)
                  AND (due_at, batch_id, part) > (:afterDue, :afterBatch, :afterPart)
                ORDER BY due_at, batch_id, part
                LIMIT <parts>)
        RETURNING batch_id, part, attempts, lines, lease IS NOT NULL AS in_doubt, due_at AS due,
            (SELECT uids FROM deletion_batch batch
              WHERE batch.tenant = deletion_work.tenant
                AND batch.batch_id = deletion_work.batch_id) AS uids,
            (SELECT names FROM deletion_batch batch
              WHERE batch.tenant = deletion_work.tenant
                AND batch.batch_id = deletion_work.batch_id) AS names
        """;
  }

  @Override
  public String putBackLines() {
    return """
        INSERT INTO deletion_work (tenant, batch_id, part, due_at, attempts, lines, last_error)
        VALUES (
            :tenant, :batchId, :line, CAST(unixepoch('subsec') * 1000 AS INTEGER) + :pause,
            :attempts, json_array(:line), :error)
        """;
  }

  @Override
  public String putBackPart() {
    return """
        INSERT INTO deletion_work (tenant, batch_id, part, due_at, attempts, lines)
        VALUES (:tenant, :batchId, :part, :due, :attempts, :lines)
        """;
  }

  @Override
  public String insertDead() {
    return """
        INSERT INTO deletion_dead (
            tenant, batch_id, line, attempts, error_class, last_error, dead_at, in_doubt)
        VALUES (
            :tenant, :batchId, :line, :attempts, :errorClass, :error,
            CAST(unixepoch('subsec') * 1000 AS INTEGER), :inDoubt = 'true')
        """;
  }

  @Override
  public String countPending() {
    return """
        SELECT coalesce(
                   sum(CASE WHEN json_valid(lines) THEN json_array_length(lines) ELSE 1 END), 0)
          FROM (SELECT lines FROM deletion_work WHERE tenant = :tenant LIMIT :limit)
        """;
  }

  @Override
  public String insertRecords() {
    return """
        INSERT INTO deletion_record (
            tenant, batch_id, line, uid, name, outcome, attempts, node, settled_at, removed_device)
        VALUES (
            :tenant, :batchId, :line, :uid, :name, :outcome, :attempts, :node,
            CAST(unixepoch('subsec') * 1000 AS INTEGER),
            CASE WHEN :outcome = 'REMOVED'
                 THEN (SELECT json_object(
                                  'tenant', tenant, 'uid', uid, 'name', name,
                                  'attributes', json(attributes),
                                  'registered_at', registered_at, 'last_seen_at', last_seen_at)
                         FROM device
                        WHERE tenant = :tenant AND uid = :uid)
            END)
        """;
  }

  @Override
  public String recordsOfBatch() {
    return """
        SELECT line, uid, name, outcome, attempts
          FROM deletion_record
         WHERE tenant = :tenant AND batch_id = :batchId AND settled_at >= :earliest
         ORDER BY line
        """;
  }
}
