package io.devicedeletions.adapters.jdbc;

import io.devicedeletions.adapters.jdbc.internal.postgres.BriefLocks;
import io.devicedeletions.adapters.jdbc.internal.postgres.HistoryIndexes;
import io.devicedeletions.adapters.jdbc.internal.postgres.MigrationLock;
import io.devicedeletions.adapters.jdbc.internal.sqlite.ExclusiveConnection;
import io.vavr.collection.List;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * Makes the tables, and brings those of an older version up to date. Several nodes may do so at
 * once, and one that is killed in the middle leaves nothing half done. Stateless and thread-safe.
 *
 * <p>The tables may share a schema with somebody else's: what was applied is kept in a table of its
 * own, {@value #HISTORY_TABLE}, and the scripts lie where nobody else's do.
 */
public final class JdbcSchema {

  private static final String HISTORY_TABLE = "device_deletions_schema_history";
  private static final String SCRIPTS = "classpath:io/devicedeletions/schema/";

  private JdbcSchema() {}

  /**
   * Brings the tables up to date; nothing happens where they are. On PostgreSQL nodes of the
   * version before may go on meanwhile: they wait for a second at most, now and then, however much
   * there is to index.
   *
   * @param database PostgreSQL (of at least three connections, whose schema is the first in their
   *     search path) or SQLite (the one that writes)
   * @throws UnsuitableDatabaseException if it is another database
   */
  public static void migrate(DataSource database) {
    String product = product(database);
    switch (product) {
      case "PostgreSQL" -> {
        MigrationLock.hold(
            database, () -> BriefLocks.insistOn(() -> migrate(database, SCRIPTS + "postgresql")));
        HistoryIndexes.make(database);
      }
      case "SQLite" ->
          ExclusiveConnection.use(database, alone -> migrate(alone, SCRIPTS + "sqlite"));
      default ->
          throw new UnsuitableDatabaseException(
              List.of("it must be PostgreSQL or SQLite, not " + product));
    }
  }

  private static String product(DataSource database) {
    try (Connection connection = database.getConnection()) {
      return connection.getMetaData().getDatabaseProductName();
    } catch (SQLException failure) {
      throw new IllegalStateException("The database cannot be reached", failure);
    }
  }

  private static void migrate(DataSource database, String scripts) {
    Flyway.configure(JdbcSchema.class.getClassLoader())
        .dataSource(database)
        .locations(scripts)
        .failOnMissingLocations(true)
        .table(HISTORY_TABLE)
        // Version 0, so that tables of somebody else's do not stand in for version 1 of ours.
        .baselineOnMigrate(true)
        .baselineVersion("0")
        .placeholderReplacement(false)
        .load()
        .migrate();
  }
}
