package io.devicedeletions.adapters.jdbc.internal;

import io.devicedeletions.domain.batch.DeletionBatch;
import io.devicedeletions.domain.batch.Grace;
import io.devicedeletions.domain.batch.Origin;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/**
 * Finds the lines of a batch that the database refuses, by storing each alone and undoing it. This
 * is how an operator protects devices: with a trigger before insert on {@code deletion_batch} that
 * raises an error where a {@code SCHEDULED} line names one. Thread-safe.
 */
final class Rehearsal {

  private final Database database;

  Rehearsal(Database database) {
    this.database = database;
  }

  /** The places of the scheduled lines that are refused. */
  Set<Integer> refusedLines(DeletionBatch batch, Grace grace) {
    return database
        .intake()
        .write(
            handle ->
                batch
                    .scheduledLines()
                    .filter(line -> rehearse(handle, alone(batch, line), grace))
                    .toSet());
  }

  /** Without the key, which may be taken and would then hide the refusal. */
  private static DeletionBatch alone(DeletionBatch batch, int line) {
    Origin origin = batch.origin();
    return new DeletionBatch(
        batch.id(),
        new Origin(origin.tenant(), origin.requester(), origin.requestId(), Option.none()),
        Vector.of(batch.lines().get(line)));
  }

  /** Released too, or the savepoints of a large batch would pile up on each other. */
  private boolean rehearse(Handle handle, DeletionBatch single, Grace grace) {
    handle.execute("SAVEPOINT rehearsal");
    boolean refused = isRefused(handle, single, grace);
    handle.execute("ROLLBACK TO SAVEPOINT rehearsal");
    handle.execute("RELEASE SAVEPOINT rehearsal");
    return refused;
  }

  private boolean isRefused(Handle handle, DeletionBatch single, Grace grace) {
    try {
      return !database.batches().insert(handle, single, grace);
    } catch (UnableToExecuteStatementException failure) {
      if (database.dialect().isRefusal(failure)) {
        return true;
      }
      throw failure;
    }
  }
}
