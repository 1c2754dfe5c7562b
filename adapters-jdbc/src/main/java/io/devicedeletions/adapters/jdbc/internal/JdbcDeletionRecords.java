package io.devicedeletions.adapters.jdbc.internal;

import io.devicedeletions.application.port.out.DeletionRecords;
import io.devicedeletions.domain.batch.BatchId;
import io.devicedeletions.domain.outcome.PendingLine;
import io.devicedeletions.domain.outcome.RemovalOutcome;
import io.devicedeletions.domain.outcome.Settlement;
import io.devicedeletions.domain.tenant.TenantId;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The records, which are written with each removal and read here. Thread-safe. */
public final class JdbcDeletionRecords implements DeletionRecords {

  private final Sessions sessions;
  private final Dialect dialect;

  /** The records of a database. */
  public JdbcDeletionRecords(Database database) {
    this.sessions = database.intake();
    this.dialect = database.dialect();
  }

  @Override
  public Seq<Settlement> ofBatch(TenantId tenant, BatchId batch) {
    return sessions.read(
        handle ->
            Vector.ofAll(
                handle
                    .createQuery(dialect.statements().recordsOfBatch())
                    .bind("tenant", tenant.value())
                    .bind("batchId", batch.toString())
                    .map((row, context) -> read(batch, row))
                    .list()));
  }

  private static Settlement read(BatchId batch, ResultSet row) throws SQLException {
    PendingLine line =
        new PendingLine(
            batch, row.getInt("line"), DeviceRow.readDevice(row), row.getInt("attempts") - 1);
    return new Settlement(line, RemovalOutcome.valueOf(row.getString("outcome")));
  }
}
