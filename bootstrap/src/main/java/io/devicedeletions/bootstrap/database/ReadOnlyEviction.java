package io.devicedeletions.bootstrap.database;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;

/**
 * Gives up a connection to a server that has become read-only, as one does before another is
 * promoted. The connection itself is sound, so that the pool would keep it, and with it the wrong
 * server, for minutes. Stateless and thread-safe.
 */
final class ReadOnlyEviction implements SQLExceptionOverride {

  private static final String READ_ONLY = "25006";

  @java.lang.Override
  public Override adjudicate(SQLException failure) {
    return READ_ONLY.equals(failure.getSQLState()) ? Override.MUST_EVICT : Override.CONTINUE_EVICT;
  }
}
