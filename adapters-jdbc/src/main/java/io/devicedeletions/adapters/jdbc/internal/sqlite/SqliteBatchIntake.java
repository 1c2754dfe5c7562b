package io.devicedeletions.adapters.jdbc.internal.sqlite;

import io.devicedeletions.adapters.jdbc.internal.BatchIntake;
import io.devicedeletions.adapters.jdbc.internal.BatchRow;
import io.devicedeletions.domain.batch.DeletionBatch;
import io.devicedeletions.domain.batch.Grace;
import io.vavr.collection.Vector;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

/** Two statements, as SQLite writes to one table at a time. Thread-safe. */
final class SqliteBatchIntake implements BatchIntake {

  private final GroupCommit groupCommit;
  private final SqliteDialect dialect;
  private final BatchRow batchRow;

  SqliteBatchIntake(GroupCommit groupCommit, SqliteDialect dialect) {
    this.groupCommit = groupCommit;
    this.dialect = dialect;
    this.batchRow = new BatchRow(dialect);
  }

  @Override
  public boolean store(DeletionBatch batch, Grace grace) {
    return groupCommit.share(handle -> insert(handle, batch, grace));
  }

  @Override
  public boolean insert(Handle handle, DeletionBatch batch, Grace grace) {
    Update statement = handle.createUpdate(dialect.statements().storeBatch());
    batchRow.bind(statement, batch);
    statement.bind("graceMillis", millis(grace));
    boolean stored = statement.execute() == 1;
    Vector<Integer> scheduled = batch.scheduledLines();
    if (stored && scheduled.nonEmpty()) {
      insertWork(handle, batch, scheduled);
    }
    return stored;
  }

  /** Rounded up, as a batch is never due before its grace has passed. */
  private static long millis(Grace grace) {
    return grace.period().plusNanos(999_999).toMillis();
  }

  private void insertWork(Handle handle, DeletionBatch batch, Vector<Integer> scheduled) {
    Update statement = handle.createUpdate(dialect.statements().storeWork());
    dialect.bindNumbers(statement, "lines", scheduled);
    statement
        .bind("tenant", batch.origin().tenant().value())
        .bind("batchId", batch.id().toString())
        .execute();
  }
}
