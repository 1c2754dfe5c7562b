package io.devicedeletions.adapters.jdbc.internal.postgres;

import io.devicedeletions.adapters.jdbc.internal.RecordStatements;

/** The statements for those who ask what was settled in PostgreSQL's dialect. */
final class PostgresRecordStatements implements RecordStatements {

  @Override
  public String recordsOfUid() {
    return """
        WITH found AS MATERIALIZED (
          SELECT batch_id, line, uid, name, outcome, attempts, settled_at,
                 removed_device -> 'attributes' AS attributes
            FROM deletion_record
           WHERE tenant = :tenant
             AND uid = CAST(:uid AS uuid)
             AND settled_at >= :since
             AND settled_at <= :beforeTime
             AND (settled_at, batch_id, line) < (
                 :beforeTime, CAST(:beforeBatch AS uuid), :beforeLine)
           ORDER BY settled_at DESC, batch_id DESC, line DESC
           LIMIT <rows>)
        SELECT found.batch_id, found.line, found.uid, found.name, found.outcome, found.attempts,
               found.settled_at, found.attributes, batch.request_id, batch.requester,
               batch.idempotency_key, batch.reason, batch.external_reference, batch.accepted_at
          FROM found
          LEFT JOIN LATERAL (
               SELECT request_id, requester, idempotency_key, reason, external_reference,
                      accepted_at
                 FROM deletion_batch
                WHERE tenant = :tenant AND batch_id = found.batch_id
                LIMIT 1) batch ON true
         ORDER BY found.settled_at DESC, found.batch_id DESC, found.line DESC
        """;
  }

  @Override
  public String recordsOfName() {
    return """
        WITH found AS MATERIALIZED (
          SELECT batch_id, line, uid, name, outcome, attempts, settled_at,
                 removed_device -> 'attributes' AS attributes
            FROM deletion_record
           WHERE tenant = :tenant
             AND hashtextextended(name, 0) = hashtextextended(CAST(:name AS text), 0)
             AND name = :name
             AND settled_at >= :since
             AND settled_at <= :beforeTime
             AND (settled_at, batch_id, line) < (
                 :beforeTime, CAST(:beforeBatch AS uuid), :beforeLine)
           ORDER BY settled_at DESC, batch_id DESC, line DESC
           LIMIT <rows>)
        SELECT found.batch_id, found.line, found.uid, found.name, found.outcome, found.attempts,
               found.settled_at, found.attributes, batch.request_id, batch.requester,
               batch.idempotency_key, batch.reason, batch.external_reference, batch.accepted_at
          FROM found
          LEFT JOIN LATERAL (
               SELECT request_id, requester, idempotency_key, reason, external_reference,
                      accepted_at
                 FROM deletion_batch
                WHERE tenant = :tenant AND batch_id = found.batch_id
                LIMIT 1) batch ON true
         ORDER BY found.settled_at DESC, found.batch_id DESC, found.line DESC
        """;
  }

  @Override
  public String tallies() {
    return """
        SELECT minute, outcome, sum(devices) AS devices
          FROM deletion_tally
         WHERE tenant = :tenant AND minute >= :from
         GROUP BY minute, outcome
        """;
  }
}
