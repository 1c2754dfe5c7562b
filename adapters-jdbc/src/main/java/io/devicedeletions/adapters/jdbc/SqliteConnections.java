package io.devicedeletions.adapters.jdbc;

import java.util.Map;

/**
 * The properties that sqlite-jdbc must be given for the two data sources. {@link JdbcStore#sqlite}
 * reads them back and refuses to start without them.
 */
public final class SqliteConnections {

  /**
   * For the one connection that writes. {@code FULL} syncs the log at each commit; the timeout, in
   * milliseconds, is how long it waits for a writer in another process.
   */
  public static final Map<String, String> WRITER =
      Map.of("journal_mode", "WAL", "synchronous", "FULL", "busy_timeout", "5000");

  /** For the connections that only read. */
  public static final Map<String, String> READERS =
      Map.of("journal_mode", "WAL", "synchronous", "FULL", "busy_timeout", "5000");

  private SqliteConnections() {}
}
