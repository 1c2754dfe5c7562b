package io.devicedeletions.adapters.jdbc.internal;

import io.devicedeletions.application.port.out.DeletionQueue;
import io.devicedeletions.application.port.out.Enqueued;
import io.devicedeletions.domain.batch.DeletionBatch;
import io.devicedeletions.domain.batch.Grace;
import io.devicedeletions.domain.batch.IdempotencyKey;
import io.devicedeletions.domain.batch.Origin;
import io.vavr.collection.Set;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/** A batch is one append. Thread-safe. */
public final class JdbcDeletionQueue implements DeletionQueue {

  private final Sessions sessions;
  private final Dialect dialect;
  private final BatchIntake batches;
  private final BatchRow batchRow;
  private final Rehearsal rehearsal;

  /** The queue of a database. */
  public JdbcDeletionQueue(Database database) {
    this.sessions = database.intake();
    this.dialect = database.dialect();
    this.batches = database.batches();
    this.batchRow = new BatchRow(dialect);
    this.rehearsal = new Rehearsal(database);
  }

  @Override
  public Enqueued enqueue(DeletionBatch batch, Grace grace) {
    try {
      return store(batch, grace);
    } catch (UnableToExecuteStatementException failure) {
      if (dialect.isRefusal(failure)) {
        return storeTheOthers(batch, grace, failure);
      }
      throw failure;
    }
  }

  private Enqueued store(DeletionBatch batch, Grace grace) {
    return batches.store(batch, grace)
        ? new Enqueued.Stored(batch)
        : new Enqueued.KeyTaken(earlier(batch.origin()));
  }

  /** Where no line is refused alone, or each one is, the refusal is not about single lines. */
  private Enqueued storeTheOthers(
      DeletionBatch batch, Grace grace, UnableToExecuteStatementException failure) {
    Set<Integer> refused = rehearsal.refusedLines(batch, grace);
    if (refused.isEmpty() || refused.size() == batch.scheduledLines().size()) {
      throw failure;
    }
    return store(batch.withRefused(refused), grace);
  }

  /** Whoever repeats a request is told of the earlier one only where that is certain to last. */
  private DeletionBatch earlier(Origin origin) {
    IdempotencyKey key =
        origin
            .idempotencyKey()
            .getOrElseThrow(
                () -> new UnreadableRowException("the database dropped a batch without an error"));
    return sessions.read(
        handle ->
            dialect
                .certainly(handle.createQuery(dialect.statements().batchByKey()))
                .bind("tenant", origin.tenant().value())
                .bind("idempotencyKey", key.value())
                .map((row, context) -> batchRow.read(origin.tenant(), row))
                .one());
  }
}
