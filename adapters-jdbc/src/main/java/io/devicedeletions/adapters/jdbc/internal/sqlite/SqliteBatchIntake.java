package io.devicedeletions.adapters.jdbc.internal.sqlite;

import io.devicedeletions.adapters.jdbc.internal.BatchIntake;
import io.devicedeletions.adapters.jdbc.internal.BatchRow;
import io.devicedeletions.domain.batch.DeletionBatch;
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
  public boolean store(DeletionBatch batch) {
    return groupCommit.write(handle -> insert(handle, batch));
  }

  @Override
  public boolean insert(Handle handle, DeletionBatch batch) {
    Update statement = handle.createUpdate(dialect.statements().storeBatch());
    batchRow.bind(statement, batch);
    boolean stored = statement.execute() == 1;
    Vector<Integer> scheduled = batch.scheduledLines();
    if (stored && scheduled.nonEmpty()) {
      insertWork(handle, batch, scheduled);
    }
    return stored;
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
