package io.devicedeletions.adapters.jdbc.internal;

import io.devicedeletions.adapters.jdbc.health.StoreHealth;
import org.jdbi.v3.core.Handle;

/** Looks at a store, in a few cheap statements. Thread-safe. */
public final class HealthCheck {

  private final Database database;
  private final Sessions sessions;
  private final WorkQueue queue;

  /** The health of a database. */
  public HealthCheck(Database database) {
    this.database = database;
    this.sessions = database.work();
    this.queue = new WorkQueue(database.dialect());
  }

  /** Looks. */
  public StoreHealth look() {
    return sessions.read(this::look);
  }

  private StoreHealth look(Handle handle) {
    WorkQueue.Backlog backlog = queue.backlog(handle);
    return new StoreHealth(
        backlog.tenants(), backlog.oldest(), countDead(handle), database.engineHealth(handle));
  }

  private static int countDead(Handle handle) {
    return handle
        .createQuery("SELECT count(*) FROM (SELECT 1 FROM deletion_dead LIMIT :most) dead")
        .bind("most", StoreHealth.MOST_DEAD_LINES)
        .mapTo(int.class)
        .one();
  }
}
