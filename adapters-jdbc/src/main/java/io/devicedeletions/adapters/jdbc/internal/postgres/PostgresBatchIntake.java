package io.devicedeletions.adapters.jdbc.internal.postgres;

import io.devicedeletions.adapters.jdbc.internal.BatchIntake;
import io.devicedeletions.adapters.jdbc.internal.BatchRow;
import io.devicedeletions.domain.batch.DeletionBatch;
import io.devicedeletions.domain.batch.Grace;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;

/**
 * One statement in autocommit: one round trip and one flush, which small batches share.
 * Thread-safe.
 */
final class PostgresBatchIntake implements BatchIntake, AutoCloseable {

  private final Jdbi jdbi;
  private final PostgresDialect dialect;
  private final BatchRow batchRow;
  private final GroupIntake groups;
  private final int mostSharingLines;

  /**
   * An intake in which the batches of up to so many lines share.
   *
   * @param mostSharingLines 0 if none is to share
   */
  PostgresBatchIntake(Jdbi jdbi, PostgresDialect dialect, int mostSharingLines) {
    this.jdbi = jdbi;
    this.dialect = dialect;
    this.batchRow = new BatchRow(dialect);
    this.groups = new GroupIntake(jdbi, dialect);
    this.mostSharingLines = mostSharingLines;
  }

  @Override
  public boolean store(DeletionBatch batch, Grace grace) {
    groups.requireOpen();
    try {
      return batch.lines().size() <= mostSharingLines
          ? storeWithOthers(batch, grace)
          : storeAlone(batch, grace);
    } catch (RuntimeException failure) {
      if (PostgresErrors.leavesDoubt(failure) && wasStored(batch, failure)) {
        return true;
      }
      throw failure;
    }
  }

  /** What undid a group for certain may be due to another batch: then this one is tried alone. */
  private boolean storeWithOthers(DeletionBatch batch, Grace grace) {
    try {
      return groups.store(batch, grace);
    } catch (RuntimeException failure) {
      if (PostgresErrors.leftNothing(failure)) {
        return storeAlone(batch, grace);
      }
      throw failure;
    }
  }

  private boolean storeAlone(DeletionBatch batch, Grace grace) {
    return jdbi.withHandle(handle -> insert(handle, batch, grace));
  }

  @Override
  public boolean insert(Handle handle, DeletionBatch batch, Grace grace) {
    Query statement = handle.createQuery(dialect.intakeStatements().storeBatch());
    batchRow.bind(statement, batch);
    dialect.bindNumbers(statement, "lines", batch.scheduledLines());
    statement.bind("graceMicros", GraceMicros.of(grace));
    return returnsRow(statement);
  }

  /**
   * Asks again on a new connection. A no is no proof, as the server may not have noticed yet that
   * it lost us; then the caller hears of the first failure and may repeat the request.
   */
  private boolean wasStored(DeletionBatch batch, RuntimeException failure) {
    try {
      return jdbi.withHandle(
          handle ->
              returnsRow(
                  handle
                      .createQuery(dialect.intakeStatements().lockBatch())
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

  @Override
  public void close() {
    groups.close();
  }
}
