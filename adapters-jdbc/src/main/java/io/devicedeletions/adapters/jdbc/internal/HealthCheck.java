package io.devicedeletions.adapters.jdbc.internal;

import io.devicedeletions.adapters.jdbc.health.StoreHealth;
import org.jdbi.v3.core.Handle;

/** Looks at a store, in a few cheap statements. Thread-safe. */
public final class HealthCheck {

  private final Database database;
  private final QueueOverview overview;

  HealthCheck(Database database, QueueOverview overview) {
    this.database = database;
    this.overview = overview;
  }

  /** Looks. */
  public StoreHealth look() {
    QueueOverview.Backlog backlog = overview.backlog();
    return database
        .work()
        .read(
            handle ->
                new StoreHealth(
                    backlog.tenants(),
                    backlog.oldest(),
                    countDead(handle),
                    database.engineHealth(handle)));
  }

  private static int countDead(Handle handle) {
    return handle
        .createQuery("SELECT count(*) FROM (SELECT 1 FROM deletion_dead LIMIT :most) dead")
        .bind("most", StoreHealth.MOST_DEAD_LINES)
        .mapTo(int.class)
        .one();
  }
}
