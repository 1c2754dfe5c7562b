package io.devicedeletions.adapters.jdbc.internal;

import io.devicedeletions.domain.batch.BatchId;
import io.devicedeletions.domain.outcome.PendingLine;
import io.devicedeletions.domain.outcome.RemovalOutcome;
import io.devicedeletions.domain.outcome.Settlement;
import io.devicedeletions.domain.tenant.TenantId;
import io.vavr.collection.Vector;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Reads what became of lines. Thread-safe. */
final class RecordReader {

  private final Dialect dialect;
  private final BatchRow batchRow;

  RecordReader(Dialect dialect) {
    this.dialect = dialect;
    this.batchRow = new BatchRow(dialect);
  }

  /**
   * The records of a batch, ordered by line. None is older than its batch; a batch that is
   * forgotten may have some that are not, as it was settled long after it was accepted.
   */
  Vector<Settlement> ofBatch(Handle handle, TenantId tenant, BatchId batch) {
    Query query = handle.createQuery(dialect.statements().recordsOfBatch());
    dialect.bindTime(
        query,
        "earliest",
        batchRow
            .acceptedAt(handle, tenant, batch)
            .fold(() -> Instant.EPOCH, RecordTimes::earliest));
    return Vector.ofAll(
        query
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
