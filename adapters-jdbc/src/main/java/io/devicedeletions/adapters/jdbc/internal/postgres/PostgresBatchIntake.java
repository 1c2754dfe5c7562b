package io.devicedeletions.adapters.jdbc.internal.postgres;

import io.devicedeletions.adapters.jdbc.internal.BatchIntake;
import io.devicedeletions.adapters.jdbc.internal.BatchRow;
import io.devicedeletions.domain.batch.DeletionBatch;
import io.devicedeletions.domain.batch.Grace;
import java.sql.SQLException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;

/** One statement in autocommit: one round trip and one flush. Thread-safe. */
final class PostgresBatchIntake implements BatchIntake {

  private final Jdbi jdbi;
  private final PostgresDialect dialect;
  private final BatchRow batchRow;

  PostgresBatchIntake(Jdbi jdbi, PostgresDialect dialect) {
    this.jdbi = jdbi;
    this.dialect = dialect;
    this.batchRow = new BatchRow(dialect);
  }

  @Override
  public boolean store(DeletionBatch batch, Grace grace) {
    try {
      return jdbi.withHandle(handle -> insert(handle, batch, grace));
    } catch (UnableToExecuteStatementException failure) {
      if (leavesDoubt(failure) && wasStored(batch, failure)) {
        return true;
      }
      throw failure;
    }
  }

  @Override
  public boolean insert(Handle handle, DeletionBatch batch, Grace grace) {
    Query statement = handle.createQuery(dialect.statements().storeBatch());
    batchRow.bind(statement, batch);
    dialect.bindNumbers(statement, "lines", batch.scheduledLines());
    statement.bind("graceMicros", micros(grace));
    return returnsRow(statement);
  }

  /** Rounded up, as a batch is never due before its grace has passed. */
  private static long micros(Grace grace) {
    return grace.period().plusNanos(999).toNanos() / 1_000;
  }

  private static boolean leavesDoubt(UnableToExecuteStatementException failure) {
    return failure.getCause() instanceof SQLException cause && PostgresErrors.leavesDoubt(cause);
  }

  /**
   * Asks again on a new connection. A no is no proof, as the server may not have noticed yet that
   * it lost us; then the caller hears of the first failure and may repeat the request.
   */
  private boolean wasStored(DeletionBatch batch, UnableToExecuteStatementException failure) {
    try {
      return jdbi.withHandle(
          handle ->
              returnsRow(
                  handle
                      .createQuery(dialect.statements().lockBatch())
                      .bind("tenant", batch.origin().tenant().value())
                      .bind("batchId", batch.id().toString())));
    } catch (RuntimeException again) {
      failure.addSuppressed(again);
      return false;
    }
  }

  private static boolean returnsRow(Query statement) {
    return statement
        .addCustomizer(new DurableCommit())
        .map((row, context) -> row.getString("batch_id"))
        .findOne()
        .isPresent();
  }
}
