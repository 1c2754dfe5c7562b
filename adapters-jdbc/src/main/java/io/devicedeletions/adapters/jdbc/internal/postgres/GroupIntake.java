package io.devicedeletions.adapters.jdbc.internal.postgres;

import io.devicedeletions.adapters.jdbc.internal.WriterLanes;
import io.devicedeletions.domain.batch.BatchId;
import io.devicedeletions.domain.batch.DeletionBatch;
import io.devicedeletions.domain.batch.Grace;
import io.devicedeletions.domain.tenant.TenantId;
import io.vavr.Tuple;
import io.vavr.Tuple2;
import io.vavr.collection.HashSet;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/**
 * Stores what has arrived in one statement in autocommit: one round trip and one flush for a group
 * of small batches. Thread-safe.
 */
final class GroupIntake implements AutoCloseable {

  /** While one waits for the disk, the other can prepare; and one that is stuck stops nobody. */
  private static final int LANES = 2;

  private static final int LARGEST_GROUP = 64;

  private final Jdbi jdbi;
  private final String storeBatches;
  private final WriterLanes<PendingBatch> lanes;

  GroupIntake(Jdbi jdbi, PostgresDialect dialect) {
    this.jdbi = jdbi;
    this.storeBatches = dialect.intakeStatements().storeBatches();
    this.lanes =
        new WriterLanes<>(
            new WriterLanes.Settings(
                "device-deletions-intake", LANES, LARGEST_GROUP, WriterLanes.PATIENCE),
            this::store);
  }

  /**
   * Stores a batch together with others.
   *
   * @return false if the batch's idempotency key was taken, and nothing of it was stored
   * @throws RuntimeException what broke the group; it need not have to do with this batch
   */
  boolean store(DeletionBatch batch, Grace grace) {
    PendingBatch pending = new PendingBatch(batch, grace);
    lanes.share(pending);
    try {
      return pending.answer().await();
    } catch (UnableToExecuteStatementException failure) {
      throw ofItsOwn(failure);
    }
  }

  /** Each caller adds to its exception what it goes through, and shows where it waited. */
  private static UnableToExecuteStatementException ofItsOwn(
      UnableToExecuteStatementException failure) {
    return new UnableToExecuteStatementException(
        failure.getShortMessage(), failure.getCause(), failure.getStatementContext());
  }

  /** Tells the callers before the connection goes back, which may fail for reasons of its own. */
  private void store(List<PendingBatch> group) {
    try (Handle handle = jdbi.open()) {
      Set<Tuple2<TenantId, BatchId>> stored = insert(handle, Vector.ofAll(group));
      group.forEach(pending -> pending.answer().give(stored.contains(name(pending.batch()))));
    }
  }

  private Set<Tuple2<TenantId, BatchId>> insert(Handle handle, Vector<PendingBatch> group) {
    Query statement = handle.createQuery(storeBatches);
    GroupRows.bind(statement, group);
    return HashSet.ofAll(
        statement
            .addCustomizer(new DurableCommit())
            .map(
                (row, context) ->
                    Tuple.of(
                        new TenantId(row.getString("tenant")),
                        new BatchId(row.getObject("batch_id", UUID.class))))
            .list());
  }

  private static Tuple2<TenantId, BatchId> name(DeletionBatch batch) {
    return Tuple.of(batch.origin().tenant(), batch.id());
  }

  /** Refuses if closed. */
  void requireOpen() {
    lanes.requireOpen();
  }

  @Override
  public void close() {
    lanes.close();
  }
}
