package io.devicedeletions.bootstrap.campaign.fault;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Does what the service never would, in the middle of its own transaction. */
final class Sabotage {

  private static final int KILLED = 137;

  private final Connection connection;

  Sabotage(Connection connection) {
    this.connection = connection;
  }

  boolean isOnPostgres() throws SQLException {
    return connection.getMetaData().getURL().startsWith("jdbc:postgresql:");
  }

  /** True if there was something to spoil. */
  boolean inflict(Action action) throws SQLException {
    return switch (action) {
      case HALT -> {
        Runtime.getRuntime().halt(KILLED);
        yield true;
      }
      case LOSE -> changes(isOnPostgres() ? loseOnPostgres() : loseOnSqlite());
      case BYSTANDER -> changes(removeBystander());
      case TWICE -> changes(isOnPostgres() ? recordTwice() : recordAsRemovedTwice());
      case TENANT -> changes(removeFromEveryTenant());
      case HASTEN -> changes(isOnPostgres() ? hastenOnPostgres() : hastenOnSqlite());
      case UNCANCEL -> changes(takeCancellationBack());
      case UNSYNCED -> {
        changes(isOnPostgres() ? "SET synchronous_commit = off" : "PRAGMA synchronous = OFF");
        yield true;
      }
    };
  }

  private boolean changes(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return statement.executeUpdate(sql) > 0;
    }
  }

  /** What this very transaction has inserted. */
  private static String loseOnPostgres() {
    return """
        DELETE FROM deletion_work
         WHERE CAST(CAST(xmin AS text) AS bigint)
               = CAST(CAST(pg_current_xact_id() AS text) AS bigint) % 4294967296
        """;
  }

  private static String loseOnSqlite() {
    return """
        DELETE FROM deletion_work
         WHERE batch_id = (SELECT batch_id FROM deletion_batch ORDER BY rowid DESC LIMIT 1)
        """;
  }

  private static String removeBystander() {
    return """
        DELETE FROM device
         WHERE (tenant, uid) IN
               (SELECT tenant, uid FROM device WHERE name LIKE 'BYSTANDER-%' LIMIT 1)
        """;
  }

  private static String recordTwice() {
    return """
        INSERT INTO deletion_record
        SELECT * FROM deletion_record WHERE settled_at = now() LIMIT 1
        """;
  }

  private static String recordAsRemovedTwice() {
    return """
        UPDATE deletion_record
           SET outcome = 'REMOVED', removed_device = '{}'
         WHERE rowid = (
               SELECT again.rowid
                 FROM deletion_record again
                 JOIN deletion_record first
                   ON first.tenant = again.tenant AND first.uid = again.uid
                  AND first.name = again.name
                WHERE again.outcome = 'NOT_FOUND' AND first.outcome = 'REMOVED'
                LIMIT 1)
        """;
  }

  private static String hastenOnPostgres() {
    return "UPDATE deletion_work SET due_at = now()";
  }

  private static String hastenOnSqlite() {
    return "UPDATE deletion_work SET due_at = CAST(unixepoch('subsec') * 1000 AS INTEGER)";
  }

  private static String takeCancellationBack() {
    return """
        UPDATE deletion_record
           SET outcome = 'NOT_FOUND'
         WHERE outcome = 'CANCELLED' AND settled_at = now()
        """;
  }

  private static String removeFromEveryTenant() {
    return """
        DELETE FROM device
         WHERE uid IN (SELECT uid FROM deletion_record WHERE outcome = 'REMOVED')
        """;
  }
}
