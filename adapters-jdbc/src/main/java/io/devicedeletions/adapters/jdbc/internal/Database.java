package io.devicedeletions.adapters.jdbc.internal;

import io.devicedeletions.adapters.jdbc.health.EngineHealth;
import io.vavr.collection.Seq;
import org.jdbi.v3.core.Handle;

/** A database as the ports see it. Implementations are thread-safe. */
public interface Database extends AutoCloseable {

  /** What it says differently. */
  Dialect dialect();

  /** For requests that change something, for what they need to know, for imports and exports. */
  Sessions intake();

  /**
   * For whoever asks how things stand, and takes long over it. Whether a tenant may ask is looked
   * up among those who schedule, which is one row.
   */
  Sessions asking();

  /** For the workers, who never keep a request waiting for a connection. */
  Sessions work();

  /** For accepted batches. */
  BatchIntake batches();

  /** What about the database or its connections breaks the service's promises, a sentence each. */
  Seq<String> complaints();

  /** Sees to it that there is room for records of the days to come. */
  void prepareRecords();

  /** Does what is due from time to time. */
  void keepHouse();

  /** How it lets go of what is old. */
  Pruning pruning();

  /** What there is to watch in it, read by the handle. */
  EngineHealth engineHealth(Handle handle);

  /** True if a batch could be taken in at this moment. */
  boolean isReachable();

  /** Finishes what was begun and lets go. The data sources are not closed. */
  @Override
  void close();
}
