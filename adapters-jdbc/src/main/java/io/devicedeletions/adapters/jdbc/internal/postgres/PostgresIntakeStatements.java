package io.devicedeletions.adapters.jdbc.internal.postgres;

/** The statements that take batches in, which are PostgreSQL's own. */
final class PostgresIntakeStatements {

  /**
   * A batch and its work, in one round trip. Without a row in the result, another batch has the
   * idempotency key.
   */
  String storeBatch() {
    return """
        WITH stored AS (
          INSERT INTO deletion_batch (
              tenant, batch_id, request_id, requester, idempotency_key,
              accepted_at, due_at, uids, names, statuses, reason, external_reference)
          VALUES (
              :tenant, CAST(:batchId AS uuid), :requestId, :requester, :idempotencyKey,
              now(), now() + :graceMicros * INTERVAL '1 microsecond',
              :uids, :names, :statuses, :reason, :externalReference)
              ON CONFLICT (tenant, idempotency_key) WHERE idempotency_key IS NOT NULL DO NOTHING
          RETURNING tenant, batch_id, due_at),
        scheduled AS (
          INSERT INTO deletion_work (tenant, batch_id, due_at, lines)
          SELECT tenant, batch_id, due_at, :lines
            FROM stored
           WHERE cardinality(:lines) > 0)
        SELECT batch_id FROM stored
        """;
  }

  /**
   * Many batches and their work, in one round trip. A batch that is not in the result is not the
   * first with its idempotency key. Each takes its slice of the lines of all, from 1.
   */
  String storeBatches() {
    return """
        WITH given AS (
          SELECT *
            FROM unnest(
                     :tenants, CAST(:batchIds AS uuid[]), :requestIds, :requesters,
                     :idempotencyKeys, :reasons, :externalReferences, :graceMicros,
                     :firstLines, :lastLines, :firstScheduled, :lastScheduled)
                 AS batch (
                     tenant, batch_id, request_id, requester, idempotency_key,
                     reason, external_reference, grace_micros,
                     first_line, last_line, first_scheduled, last_scheduled)),
        stored AS (
          INSERT INTO deletion_batch (
              tenant, batch_id, request_id, requester, idempotency_key,
              accepted_at, due_at, uids, names, statuses, reason, external_reference)
          SELECT tenant, batch_id, request_id, requester, idempotency_key,
                 now(), now() + grace_micros * INTERVAL '1 microsecond',
                 (:uids)[first_line : last_line],
                 (:names)[first_line : last_line],
                 (:statuses)[first_line : last_line],
                 reason, external_reference
            FROM given
              ON CONFLICT (tenant, idempotency_key) WHERE idempotency_key IS NOT NULL DO NOTHING
          RETURNING tenant, batch_id, due_at),
        scheduled AS (
          INSERT INTO deletion_work (tenant, batch_id, due_at, lines)
          SELECT stored.tenant, stored.batch_id, stored.due_at,
                 (:scheduled)[given.first_scheduled : given.last_scheduled]
            FROM stored
            JOIN given ON given.tenant = stored.tenant AND given.batch_id = stored.batch_id
           WHERE given.first_scheduled <= given.last_scheduled)
        SELECT tenant, batch_id FROM stored
        """;
  }

  /**
   * A batch whose commit is in doubt. Locking writes to the log: once this has committed, whatever
   * was committed before is as durable as this.
   */
  String lockBatch() {
    return """
        SELECT batch_id
          FROM deletion_batch
         WHERE tenant = :tenant AND batch_id = CAST(:batchId AS uuid)
           FOR UPDATE
        """;
  }
}
