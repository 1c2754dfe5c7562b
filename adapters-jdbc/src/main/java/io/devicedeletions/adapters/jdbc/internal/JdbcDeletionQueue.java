package io.devicedeletions.adapters.jdbc.internal;

import io.devicedeletions.application.port.out.DeletionQueue;
import io.devicedeletions.application.port.out.Enqueued;
import io.devicedeletions.domain.batch.DeletionBatch;
import io.devicedeletions.domain.batch.Grace;
import io.devicedeletions.domain.batch.IdempotencyKey;
import io.devicedeletions.domain.batch.Origin;
import io.devicedeletions.domain.tenant.TenantId;
import io.vavr.collection.Set;
import io.vavr.control.Option;
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
    this(database, database.batches());
  }

  JdbcDeletionQueue(Database database, BatchIntake batches) {
    this.sessions = database.intake();
    this.dialect = database.dialect();
    this.batches = batches;
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

  /** Twice, as the batch that has the key may be pruned before it can be read. */
  private Enqueued store(DeletionBatch batch, Grace grace) {
    return tryToStore(batch, grace)
        .orElse(() -> tryToStore(batch, grace))
        .getOrElseThrow(
            () -> new UnreadableRowException("the database dropped a batch without an error"));
  }

  private Option<Enqueued> tryToStore(DeletionBatch batch, Grace grace) {
    return batches.store(batch, grace)
        ? Option.some(new Enqueued.Stored(batch))
        : earlier(batch.origin()).map(Enqueued.KeyTaken::new);
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

  private Option<DeletionBatch> earlier(Origin origin) {
    return origin.idempotencyKey().flatMap(key -> keyed(origin.tenant(), key));
  }

  /** Whoever repeats a request is told of the earlier one only where that is certain to last. */
  private Option<DeletionBatch> keyed(TenantId tenant, IdempotencyKey key) {
    return sessions.read(
        handle ->
            Option.ofOptional(
                dialect
                    .certainly(handle.createQuery(dialect.statements().batchByKey()))
                    .bind("tenant", tenant.value())
                    .bind("idempotencyKey", key.value())
                    .map((row, context) -> batchRow.read(tenant, row))
                    .findOne()));
  }
}
