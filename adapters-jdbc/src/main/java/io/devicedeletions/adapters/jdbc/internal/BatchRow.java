package io.devicedeletions.adapters.jdbc.internal;

import io.devicedeletions.domain.batch.BatchId;
import io.devicedeletions.domain.batch.BatchLine;
import io.devicedeletions.domain.batch.DeletionBatch;
import io.devicedeletions.domain.batch.EntryStatus;
import io.devicedeletions.domain.batch.IdempotencyKey;
import io.devicedeletions.domain.batch.Origin;
import io.devicedeletions.domain.device.DeviceEntry;
import io.devicedeletions.domain.tenant.RequestId;
import io.devicedeletions.domain.tenant.Requester;
import io.devicedeletions.domain.tenant.TenantId;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/** A batch as a row of {@code deletion_batch}, there and back. Immutable and thread-safe. */
public final class BatchRow {

  private final Dialect dialect;

  /** Rows in a dialect. */
  public BatchRow(Dialect dialect) {
    this.dialect = dialect;
  }

  /** Binds everything of a batch but its work. */
  public void bind(SqlStatement<?> statement, DeletionBatch batch) {
    Origin origin = batch.origin();
    @Nullable String key = origin.idempotencyKey().map(IdempotencyKey::value).getOrNull();
    statement
        .bind("tenant", origin.tenant().value())
        .bind("batchId", batch.id().toString())
        .bind("requestId", origin.requestId().value())
        .bind("requester", origin.requester().value())
        .bind("idempotencyKey", key);
    dialect.bindTexts(statement, "uids", batch.lines().map(line -> line.entry().uid()));
    dialect.bindTexts(statement, "names", batch.lines().map(line -> line.entry().name().value()));
    dialect.bindTexts(statement, "statuses", batch.lines().map(line -> line.status().name()));
  }

  /** The batch of a row. */
  DeletionBatch read(TenantId tenant, ResultSet row) throws SQLException {
    return new DeletionBatch(
        new BatchId(UUID.fromString(row.getString("batch_id"))),
        new Origin(
            tenant,
            new Requester(row.getString("requester")),
            new RequestId(row.getString("request_id")),
            Option.of(row.getString("idempotency_key")).map(IdempotencyKey::new)),
        lines(row));
  }

  private Vector<BatchLine> lines(ResultSet row) throws SQLException {
    Vector<String> uids = dialect.texts(row, "uids");
    Vector<String> names = dialect.texts(row, "names");
    Vector<String> statuses = dialect.texts(row, "statuses");
    if (uids.size() != names.size() || uids.size() != statuses.size()) {
      throw new UnreadableRowException("a batch has lists of different lengths");
    }
    return uids.zipWith(names, (uid, name) -> new DeviceEntry(uid, DeviceRow.readName(name)))
        .zipWith(statuses.map(EntryStatus::valueOf), BatchLine::new);
  }
}
