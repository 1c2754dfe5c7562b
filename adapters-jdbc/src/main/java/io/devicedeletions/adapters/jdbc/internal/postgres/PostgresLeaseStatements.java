package io.devicedeletions.adapters.jdbc.internal.postgres;

import io.devicedeletions.adapters.jdbc.internal.LeaseStatements;

/** The statements for leases in PostgreSQL's dialect. */
final class PostgresLeaseStatements implements LeaseStatements {

  @Override
  public String nextToken() {
    return "SELECT nextval('deletion_lease')";
  }

  @Override
  public String putPart() {
    return """
        INSERT INTO deletion_work (
            tenant, batch_id, part, due_at, attempts, lines, lease, last_error)
        VALUES (
            :tenant, CAST(:batchId AS uuid), :part,
            now() + :pause * INTERVAL '1 millisecond', :attempts, :lines,
            NULLIF(:token, 0), NULLIF(:error, ''))
        """;
  }

  @Override
  public String renewParts() {
    return """
        UPDATE deletion_work work
           SET due_at = now() + CAST(:pause AS bigint) * INTERVAL '1 millisecond'
          FROM unnest(CAST(:batchId AS uuid[]), :part) AS leased (batch_id, part)
         WHERE work.tenant = :tenant
           AND work.batch_id = leased.batch_id
           AND work.part = leased.part
           AND work.lease = CAST(:token AS bigint)
        """;
  }

  @Override
  public String takeParts() {
    return """
        DELETE FROM deletion_work work
         USING unnest(CAST(:batchId AS uuid[]), :part) AS leased (batch_id, part)
         WHERE work.tenant = :tenant
           AND work.batch_id = leased.batch_id
           AND work.part = leased.part
           AND work.lease = CAST(:token AS bigint)
        """;
  }

  @Override
  public String insertRemovals() {
    return """
        WITH removed AS MATERIALIZED (
          SELECT *
            FROM unnest(
                     CAST(:batchId AS uuid[]), :line, CAST(:uid AS uuid[]), :name, :attempts,
                     :removedName, :attributes)
                 AS removed (batch_id, line, uid, name, attempts, removed_name, attributes)),
        tallied AS (
          INSERT INTO deletion_tally (tenant, minute, outcome, devices)
          SELECT :tenant, date_trunc('minute', now(), 'UTC'), 'REMOVED', count(*) FROM removed)
        INSERT INTO deletion_record (
            tenant, batch_id, line, uid, name, outcome, attempts, node, settled_at, removed_device)
        SELECT :tenant, removed.batch_id, removed.line, removed.uid, removed.name, 'REMOVED',
               removed.attempts, :node, now(),
               json_build_object(
                   'tenant', :tenant, 'uid', removed.uid, 'name', removed.removed_name,
                   'attributes', CAST(removed.attributes AS json))
          FROM removed
        """;
  }
}
