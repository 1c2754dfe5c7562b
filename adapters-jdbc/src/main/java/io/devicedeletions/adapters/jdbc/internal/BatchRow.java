package io.devicedeletions.adapters.jdbc.internal;

import io.devicedeletions.domain.batch.BatchId;
import io.devicedeletions.domain.batch.BatchLine;
import io.devicedeletions.domain.batch.DeletionBatch;
import io.devicedeletions.domain.batch.DeletionReason;
import io.devicedeletions.domain.batch.EntryStatus;
import io.devicedeletions.domain.batch.ExternalReference;
import io.devicedeletions.domain.batch.IdempotencyKey;
import io.devicedeletions.domain.batch.Origin;
import io.devicedeletions.domain.batch.Purpose;
import io.devicedeletions.domain.device.DeviceEntry;
import io.devicedeletions.domain.tenant.RequestId;
import io.devicedeletions.domain.tenant.Requester;
import io.devicedeletions.domain.tenant.TenantId;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
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
    statement
        .bind("tenant", origin.tenant().value())
        .bind("batchId", batch.id().toString())
        .bind("requestId", origin.requestId().value())
        .bind("requester", origin.requester().value())
        .bind("idempotencyKey", origin.idempotencyKey().map(IdempotencyKey::value).getOrNull())
        .bind("reason", reason(batch))
        .bind("externalReference", externalReference(batch));
    dialect.bindTexts(statement, "uids", batch.lines().map(line -> line.entry().uid()));
    dialect.bindTexts(statement, "names", batch.lines().map(line -> line.entry().name().value()));
    dialect.bindTexts(statement, "statuses", batch.lines().map(line -> line.status().name()));
  }

  /** The reason as it is kept; null for none. */
  public static @Nullable String reason(DeletionBatch batch) {
    return batch.origin().purpose().reason().map(DeletionReason::value).getOrNull();
  }

  /** The external reference as it is kept; null for none. */
  public static @Nullable String externalReference(DeletionBatch batch) {
    return batch.origin().purpose().externalReference().map(ExternalReference::value).getOrNull();
  }

  /** The batch of a row. */
  DeletionBatch read(TenantId tenant, ResultSet row) throws SQLException {
    return new DeletionBatch(
        new BatchId(UUID.fromString(row.getString("batch_id"))),
        readOrigin(tenant, row),
        lines(row));
  }

  /** Who asked for the batch of a row, and what for. */
  static Origin readOrigin(TenantId tenant, ResultSet row) throws SQLException {
    return new Origin(
        tenant,
        new Requester(row.getString("requester")),
        new RequestId(row.getString("request_id")),
        Option.of(row.getString("idempotency_key")).map(IdempotencyKey::new),
        new Purpose(
            Option.of(row.getString("reason")).map(DeletionReason::new),
            Option.of(row.getString("external_reference")).map(ExternalReference::new)));
  }

  /** When a batch was accepted; only the days from then on can have records of it. */
  Option<Instant> acceptedAt(Handle handle, TenantId tenant, BatchId batch) {
    return Option.ofOptional(
        handle
            .createQuery(dialect.historyStatements().acceptedAt())
            .bind("tenant", tenant.value())
            .bind("batchId", batch.toString())
            .map((row, context) -> dialect.time(row, "accepted_at"))
            .findOne());
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
