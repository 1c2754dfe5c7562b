package io.devicedeletions.adapters.jdbc.internal.sqlite;

import io.devicedeletions.adapters.jdbc.internal.InterventionStatements;

/**
 * The statements for interventions in SQLite's dialect. A list that is not JSON would fail the
 * whole statement: it is asked first.
 */
final class SqliteInterventionStatements implements InterventionStatements {

  @Override
  public String oldestDead() {
    return """
        SELECT dead.batch_id, dead.line, dead.attempts, dead.error_class, dead.last_error,
               dead.dead_at AS dead_since, dead.in_doubt,
               CASE WHEN json_valid(batch.uids)
                    THEN json_extract(batch.uids, '$[' || dead.line || ']')
               END AS uid,
               CASE WHEN json_valid(batch.names)
                    THEN json_extract(batch.names, '$[' || dead.line || ']')
               END AS name
          FROM deletion_dead dead
          LEFT JOIN deletion_batch batch
            ON batch.tenant = dead.tenant AND batch.batch_id = dead.batch_id
         WHERE dead.tenant = :tenant
         ORDER BY dead.dead_at, dead.batch_id, dead.line
         LIMIT :atMost
        """;
  }

  @Override
  public String deadAfter() {
    return """
        SELECT dead.batch_id, dead.line, dead.attempts, dead.error_class, dead.last_error,
               dead.dead_at AS dead_since, dead.in_doubt,
               CASE WHEN json_valid(batch.uids)
                    THEN json_extract(batch.uids, '$[' || dead.line || ']')
               END AS uid,
               CASE WHEN json_valid(batch.names)
                    THEN json_extract(batch.names, '$[' || dead.line || ']')
               END AS name
          FROM deletion_dead dead
          LEFT JOIN deletion_batch batch
            ON batch.tenant = dead.tenant AND batch.batch_id = dead.batch_id
         WHERE dead.tenant = :tenant
           AND (dead.dead_at, dead.batch_id, dead.line) > (:afterTime, :afterBatch, :afterLine)
         ORDER BY dead.dead_at, dead.batch_id, dead.line
         LIMIT <rows>
        """;
  }

  @Override
  public String takeDead() {
    return """
        DELETE FROM deletion_dead
         WHERE tenant = :tenant
           AND (batch_id, line) IN (
               SELECT asked_batch.value, asked_line.value
                 FROM json_each(:batchIds) asked_batch
                 JOIN json_each(:lines) asked_line ON asked_line.key = asked_batch.key)
        RETURNING batch_id, line, in_doubt
        """;
  }

  @Override
  public String takeOldestDead() {
    return """
        DELETE FROM deletion_dead
         WHERE tenant = :tenant
           AND (batch_id, line) IN (
               SELECT batch_id, line
                 FROM deletion_dead
                WHERE tenant = :tenant
                ORDER BY dead_at, batch_id, line
                LIMIT :atMost)
        RETURNING batch_id, line, in_doubt
        """;
  }

  @Override
  public String requeueLines() {
    return """
        INSERT INTO deletion_work (tenant, batch_id, part, due_at, lines, lease)
        VALUES (
            :tenant, :batchId, :line, CAST(unixepoch('subsec') * 1000 AS INTEGER),
            json_array(:line), CASE WHEN :inDoubt = 1 THEN 0 END)
        """;
  }

  @Override
  public String cancelWork() {
    return """
        DELETE FROM deletion_work
         WHERE tenant = :tenant AND batch_id = :batchId AND lease IS NULL
        RETURNING lines, attempts
        """;
  }

  @Override
  public String insertIntervention() {
    return """
        INSERT INTO deletion_intervention (tenant, batch_id, action, lines, requester, taken_at)
        VALUES (
            :tenant, :batchId, :action, :lines, :requester,
            CAST(unixepoch('subsec') * 1000 AS INTEGER))
        """;
  }
}
