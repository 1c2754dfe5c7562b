package io.devicedeletions.adapters.jdbc.internal;

import io.devicedeletions.domain.batch.BatchId;
import io.devicedeletions.domain.outcome.PendingLine;
import io.devicedeletions.domain.outcome.RemovalOutcome;
import io.devicedeletions.domain.outcome.Settlement;
import io.devicedeletions.domain.tenant.TenantId;
import io.vavr.collection.Vector;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jdbi.v3.core.Handle;

/** Reads what became of lines. Thread-safe. */
final class RecordReader {

  private final Dialect dialect;

  RecordReader(Dialect dialect) {
    this.dialect = dialect;
  }

  /** The records of a batch, ordered by line. */
  Vector<Settlement> ofBatch(Handle handle, TenantId tenant, BatchId batch) {
    return Vector.ofAll(
        handle
            .createQuery(dialect.statements().recordsOfBatch())
            .bind("tenant", tenant.value())
            .bind("batchId", batch.toString())
            .map((row, context) -> read(batch, row))
            .list());
  }

  private static Settlement read(BatchId batch, ResultSet row) throws SQLException {
    RemovalOutcome outcome = RemovalOutcome.valueOf(row.getString("outcome"));
    int tries = outcome == RemovalOutcome.CANCELLED ? 0 : 1;
    return new Settlement(
        new PendingLine(
            batch, row.getInt("line"), DeviceRow.readDevice(row), row.getInt("attempts") - tries),
        outcome);
  }
}
