package io.devicedeletions.adapters.jdbc.internal;

import org.jdbi.v3.core.HandleCallback;

/** The ways of working on a database. Implementations are thread-safe. */
public interface Sessions {

  /** Runs single statements that change nothing. */
  <T> T read(HandleCallback<T, RuntimeException> work);

  /**
   * Runs statements that change nothing and find their rows by indexes, though the statistics may
   * say that tables are empty.
   */
  <T> T readByIndex(HandleCallback<T, RuntimeException> work);

  /** Reads a long result bit by bit, as it was at one moment. */
  <T> T readAtOneMoment(HandleCallback<T, RuntimeException> work);

  /**
   * Runs the work in one transaction, which is on stable storage when this returns and has left no
   * trace when this throws, unless the commit itself is in doubt. The work may use savepoints, but
   * neither commits nor rolls back.
   */
  <T> T write(HandleCallback<T, RuntimeException> work);
}
