package io.devicedeletions.adapters.jdbc.internal;

import io.devicedeletions.application.port.out.PendingDeletions;
import io.devicedeletions.domain.tenant.TenantId;

/** Counts what waits, on the connections of those who ask. Thread-safe. */
public final class JdbcPendingDeletions implements PendingDeletions {

  private final Sessions sessions;
  private final Statements statements;

  /** The waiting work of a database. */
  public JdbcPendingDeletions(Database database) {
    this.sessions = database.intake();
    this.statements = database.dialect().statements();
  }

  @Override
  public long count(TenantId tenant, long limit) {
    return sessions.read(
        handle ->
            handle
                .createQuery(statements.countPending())
                .bind("tenant", tenant.value())
                .bind("limit", limit)
                .mapTo(long.class)
                .one());
  }
}
