package io.devicedeletions.adapters.jdbc.internal.sqlite;

import io.devicedeletions.adapters.jdbc.internal.RecordStatements;

/** The statements for those who ask what was settled in SQLite's dialect. */
final class SqliteRecordStatements implements RecordStatements {

  /** Adds to the tally; within the transaction that keeps the records. */
  String insertTally() {
    return """
        INSERT INTO deletion_tally (tenant, minute, outcome, devices)
        VALUES (:tenant, unixepoch() / 60 * 60000, :outcome, :devices)
        """;
  }

  @Override
  public String recordsOfUid() {
    return """
        SELECT found.batch_id, found.line, found.uid, found.name, found.outcome, found.attempts,
               found.settled_at,
               CASE WHEN json_valid(found.removed_device)
                    THEN json_extract(found.removed_device, '$.attributes')
               END AS attributes,
               batch.request_id, batch.requester, batch.idempotency_key, batch.reason,
               batch.external_reference, batch.accepted_at
          FROM (SELECT *
                  FROM deletion_record
                 WHERE tenant = :tenant
                   AND uid = :uid
                   AND settled_at >= :since
                   AND (settled_at, batch_id, line) < (:beforeTime, :beforeBatch, :beforeLine)
                 ORDER BY settled_at DESC, batch_id DESC, line DESC
                 LIMIT <rows>) found
          LEFT JOIN deletion_batch batch
            ON batch.tenant = :tenant AND batch.batch_id = found.batch_id
         ORDER BY found.settled_at DESC, found.batch_id DESC, found.line DESC
        """;
  }

  @Override
  public String recordsOfName() {
    return """
        SELECT found.batch_id, found.line, found.uid, found.name, found.outcome, found.attempts,
               found.settled_at,
               CASE WHEN json_valid(found.removed_device)
                    THEN json_extract(found.removed_device, '$.attributes')
               END AS attributes,
               batch.request_id, batch.requester, batch.idempotency_key, batch.reason,
               batch.external_reference, batch.accepted_at
          FROM (SELECT *
                  FROM deletion_record
                 WHERE tenant = :tenant
                   AND substr(name, 1, 64) = substr(:name, 1, 64)
                   AND settled_at >= :since
                   AND (settled_at, batch_id, line) < (:beforeTime, :beforeBatch, :beforeLine)
                 ORDER BY settled_at DESC, batch_id DESC, line DESC
                 LIMIT <rows>) found
          LEFT JOIN deletion_batch batch
            ON batch.tenant = :tenant AND batch.batch_id = found.batch_id
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
