package io.devicedeletions.adapters.jdbc.health;

import java.time.Duration;

/**
 * How a store is at a moment.
 *
 * @param tenantsWithDueWork how many tenants have work that is due, those that are paused left out
 * @param oldestDueWork for how long the oldest of it has been due; zero if nothing is
 * @param deadLines how many lines were given up and wait for somebody; counted up to {@link
 *     #MOST_DEAD_LINES}
 * @param engine what is the database's own
 */
public record StoreHealth(
    int tenantsWithDueWork, Duration oldestDueWork, int deadLines, EngineHealth engine) {

  /** Nobody counts further, so that looking is cheap. */
  public static final int MOST_DEAD_LINES = 10_000;
}
