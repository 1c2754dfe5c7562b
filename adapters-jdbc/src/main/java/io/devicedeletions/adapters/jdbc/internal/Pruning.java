package io.devicedeletions.adapters.jdbc.internal;

import io.devicedeletions.application.port.out.Pruned;
import io.vavr.collection.Seq;
import java.time.Duration;
import org.jdbi.v3.core.Handle;

/** How a database lets go of what is old. Implementations are thread-safe. */
public interface Pruning {

  /** The tables whose old rows go one by one. */
  Seq<PrunedTable> tables();

  /** The table whose rows are of no use after two days, however long the others are kept. */
  PrunedTable tallies();

  /** How many rows a transaction looks at, so that it is short. */
  int rowsInChunk();

  /**
   * Sees to it that no other node deletes rows until the transaction ends.
   *
   * @return false if one does
   */
  boolean isOurTurn(Handle handle);

  /** Lets go of whole days of records, where records are kept by the day. */
  Pruned pruneRecordDays(Duration period);
}
