package io.devicedeletions.adapters.jdbc.internal.sqlite;

import io.devicedeletions.adapters.jdbc.internal.LeaseStatements;

/** The statements for leases in SQLite's dialect. */
final class SqliteLeaseStatements implements LeaseStatements {

  @Override
  public String nextToken() {
    return "UPDATE deletion_lease SET last = last + 1 RETURNING last";
  }

  @Override
  public String putPart() {
    return """
        INSERT INTO deletion_work (
            tenant, batch_id, part, due_at, attempts, lines, lease, last_error)
        VALUES (
            :tenant, :batchId, :part, CAST(unixepoch('subsec') * 1000 AS INTEGER) + :pause,
            :attempts, :lines, NULLIF(:token, 0), NULLIF(:error, ''))
        """;
  }

  @Override
  public String renewParts() {
    return """
        UPDATE deletion_work
           SET due_at = CAST(unixepoch('subsec') * 1000 AS INTEGER) + CAST(:pause AS INTEGER)
         WHERE tenant = :tenant AND batch_id = :batchId AND part = :part
           AND lease = CAST(:token AS INTEGER)
        """;
  }

  @Override
  public String takeParts() {
    return """
        DELETE FROM deletion_work
         WHERE tenant = :tenant AND batch_id = :batchId AND part = :part
           AND lease = CAST(:token AS INTEGER)
        """;
  }

  @Override
  public String insertRemovals() {
    return """
        INSERT INTO deletion_record (
            tenant, batch_id, line, uid, name, outcome, attempts, node, settled_at, removed_device)
        VALUES (
            :tenant, :batchId, :line, :uid, :name, 'REMOVED', :attempts, :node,
            CAST(unixepoch('subsec') * 1000 AS INTEGER),
            json_object(
                'tenant', :tenant, 'uid', :uid, 'name', :removedName,
                'attributes', json(:attributes)))
        """;
  }
}
