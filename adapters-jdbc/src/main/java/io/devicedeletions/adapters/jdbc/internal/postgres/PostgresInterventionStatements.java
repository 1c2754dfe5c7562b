package io.devicedeletions.adapters.jdbc.internal.postgres;

import io.devicedeletions.adapters.jdbc.internal.InterventionStatements;

/** The statements for interventions in PostgreSQL's dialect. */
final class PostgresInterventionStatements implements InterventionStatements {

  @Override
  public String oldestDead() {
    return """
        SELECT dead.batch_id, dead.line, dead.attempts, dead.error_class, dead.last_error,
               dead.in_doubt,
               CAST(extract(epoch FROM dead.dead_at) * 1000 AS bigint) AS dead_since,
               batch.uids[dead.line + 1] AS uid, batch.names[dead.line + 1] AS name
          FROM deletion_dead dead
          LEFT JOIN deletion_batch batch
            ON batch.tenant = dead.tenant AND batch.batch_id = dead.batch_id
         WHERE dead.tenant = :tenant
         ORDER BY dead.dead_at, dead.batch_id, dead.line
         LIMIT :atMost
        """;
  }

  @Override
  public String takeOldestDead() {
    return """
        WITH oldest AS MATERIALIZED (
          SELECT ctid AS place
            FROM deletion_dead
           WHERE tenant = :tenant
           ORDER BY dead_at, batch_id, line
           LIMIT :atMost
             FOR UPDATE SKIP LOCKED)
        DELETE FROM deletion_dead
         WHERE tenant = :tenant AND ctid = ANY(ARRAY(SELECT place FROM oldest))
        RETURNING batch_id, line, in_doubt
        """;
  }

  @Override
  public String requeueLines() {
    return """
        INSERT INTO deletion_work (tenant, batch_id, part, due_at, lines, lease)
        SELECT :tenant, dead.batch_id, dead.line, now(), ARRAY[dead.line],
               CASE WHEN dead.in_doubt = 1 THEN 0 END
          FROM unnest(CAST(:batchId AS uuid[]), :line, :inDoubt)
               AS dead (batch_id, line, in_doubt)
        """;
  }

  @Override
  public String cancelWork() {
    return """
        WITH pending AS MATERIALIZED (
          SELECT part
            FROM deletion_work
           WHERE tenant = :tenant AND batch_id = CAST(:batchId AS uuid) AND lease IS NULL
             FOR UPDATE SKIP LOCKED)
        DELETE FROM deletion_work work
         USING pending
         WHERE work.tenant = :tenant
           AND work.batch_id = CAST(:batchId AS uuid)
           AND work.part = pending.part
        RETURNING work.lines, work.attempts
        """;
  }

  @Override
  public String insertIntervention() {
    return """
        INSERT INTO deletion_intervention (tenant, batch_id, action, lines, requester, taken_at)
        VALUES (:tenant, CAST(:batchId AS uuid), :action, :lines, :requester, now())
        """;
  }
}
