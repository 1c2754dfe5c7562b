package io.devicedeletions.adapters.jdbc.internal.postgres;

import io.devicedeletions.adapters.jdbc.internal.InterventionStatements;

/** The statements for interventions in PostgreSQL's dialect. */
final class PostgresInterventionStatements implements InterventionStatements {

  @Override
  public String oldestDead() {
    return """
        SELECT dead.batch_id, dead.line, dead.attempts, dead.error_class, dead.last_error,
               dead.in_doubt, dead.dead_at AS dead_since,
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
  public String deadAfter() {
    return """
        WITH oldest AS MATERIALIZED (
          SELECT batch_id, line, attempts, error_class, last_error, in_doubt, dead_at
            FROM deletion_dead
           WHERE tenant = :tenant
             AND (dead_at, batch_id, line) > (:afterTime, CAST(:afterBatch AS uuid), :afterLine)
           ORDER BY dead_at, batch_id, line
           LIMIT <rows>)
        SELECT dead.batch_id, dead.line, dead.attempts, dead.error_class, dead.last_error,
               dead.in_doubt, dead.dead_at AS dead_since, batch.uid, batch.name
          FROM oldest dead
          LEFT JOIN LATERAL (
               SELECT uids[dead.line + 1] AS uid, names[dead.line + 1] AS name
                 FROM deletion_batch
                WHERE tenant = :tenant AND batch_id = dead.batch_id
                LIMIT 1) batch ON true
         ORDER BY dead.dead_at, dead.batch_id, dead.line
        """;
  }

  /** Whoever takes one of them at this moment keeps it. */
  @Override
  public String takeDead() {
    return """
        WITH asked AS MATERIALIZED (
          SELECT found.place
            FROM unnest(CAST(:batchIds AS uuid[]), :lines) AS asked (batch_id, line)
           CROSS JOIN LATERAL (
                 SELECT ctid AS place
                   FROM deletion_dead
                  WHERE tenant = :tenant
                    AND batch_id = asked.batch_id
                    AND line = asked.line
                    FOR UPDATE SKIP LOCKED) found)
        DELETE FROM deletion_dead
         WHERE tenant = :tenant AND ctid = ANY(ARRAY(SELECT place FROM asked))
        RETURNING batch_id, line, in_doubt
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
