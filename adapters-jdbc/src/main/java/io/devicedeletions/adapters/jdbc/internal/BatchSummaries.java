package io.devicedeletions.adapters.jdbc.internal;

import io.devicedeletions.domain.batch.BatchId;
import io.devicedeletions.domain.history.BatchPlace;
import io.devicedeletions.domain.history.BatchSummary;
import io.devicedeletions.domain.history.FateCounts;
import io.devicedeletions.domain.history.LineFate;
import io.devicedeletions.domain.tenant.TenantId;
import io.vavr.Tuple;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Reads batches without their lines. Thread-safe. */
final class BatchSummaries {

  /** What becomes of a batch that cannot be read. */
  enum Unreadable {
    REFUSED,
    LEFT_OUT
  }

  private final Dialect dialect;
  private final Unreadable unreadable;

  BatchSummaries(Dialect dialect, Unreadable unreadable) {
    this.dialect = dialect;
    this.unreadable = unreadable;
  }

  /** Those of these batches that there are, whenever they were accepted. */
  Map<BatchId, BatchSummary> find(Handle handle, TenantId tenant, Seq<BatchId> batches) {
    Vector<BatchPlace> places = places(handle, tenant, batches);
    return places.isEmpty() ? HashMap.empty() : read(handle, tenant, places);
  }

  private Vector<BatchPlace> places(Handle handle, TenantId tenant, Seq<BatchId> batches) {
    Query query = handle.createQuery(dialect.historyStatements().placesOfBatches());
    dialect.bindTexts(query, "batchIds", batches.map(BatchId::toString));
    return Vector.ofAll(
        query.bind("tenant", tenant.value()).map((row, context) -> readPlace(row)).list());
  }

  private BatchPlace readPlace(ResultSet row) throws SQLException {
    return new BatchPlace(
        dialect.time(row, "accepted_at"), new BatchId(UUID.fromString(row.getString("batch_id"))));
  }

  /** Those of these batches that there are. */
  Map<BatchId, BatchSummary> read(Handle handle, TenantId tenant, Seq<BatchPlace> batches) {
    RecordTimes usual = RecordTimes.usual(batches.map(BatchPlace::acceptedAt));
    Map<BatchId, BatchSummary> summaries =
        read(handle, tenant, batches.map(BatchPlace::batch), usual);
    Seq<BatchId> incomplete =
        summaries.values().filter(BatchSummaries::lacksLines).map(BatchSummary::id);
    return incomplete.isEmpty()
        ? summaries
        : read(handle, tenant, incomplete, usual.open()).merge(summaries);
  }

  private static boolean lacksLines(BatchSummary summary) {
    return summary.counts().lines().values().sum().intValue() < summary.lineCount();
  }

  private Map<BatchId, BatchSummary> read(
      Handle handle, TenantId tenant, Seq<BatchId> batches, RecordTimes times) {
    Query query = handle.createQuery(dialect.historyStatements().summaries());
    dialect.bindTexts(query, "batchIds", batches.map(BatchId::toString));
    times.bind(dialect, query);
    return HashMap.ofEntries(
        Vector.ofAll(
                query
                    .bind("tenant", tenant.value())
                    .map((row, context) -> readUnlessLeftOut(tenant, row))
                    .list())
            .flatMap(summary -> summary)
            .map(summary -> Tuple.of(summary.id(), summary)));
  }

  private Option<BatchSummary> readUnlessLeftOut(TenantId tenant, ResultSet row)
      throws SQLException {
    return unreadable == Unreadable.LEFT_OUT
        ? UnreadableRows.leftOut(() -> read(tenant, row))
        : Option.some(read(tenant, row));
  }

  private BatchSummary read(TenantId tenant, ResultSet row) throws SQLException {
    return new BatchSummary(
        new BatchId(UUID.fromString(row.getString("batch_id"))),
        BatchRow.readOrigin(tenant, row),
        new BatchSummary.Times(
            dialect.time(row, "accepted_at"),
            dialect.time(row, "due_at"),
            dialect.time(row, "as_of")),
        lineCount(row),
        counts(row));
  }

  private static int lineCount(ResultSet row) throws SQLException {
    int count = row.getInt("line_count");
    if (row.wasNull()) {
      throw new UnreadableRowException("a batch has no list of lines");
    }
    return count;
  }

  private FateCounts counts(ResultSet row) throws SQLException {
    Vector<Integer> settled = dialect.numbers(row, "settled");
    return new FateCounts(
        HashMap.<LineFate, Integer>empty()
            .put(LineFate.PENDING, row.getInt("pending"))
            .put(LineFate.REMOVED, settled.get(0))
            .put(LineFate.NOT_FOUND, settled.get(1))
            .put(LineFate.NAME_MISMATCH, settled.get(2))
            .put(LineFate.CANCELLED, settled.get(3))
            .put(LineFate.DEAD, row.getInt("dead"))
            .put(LineFate.INVALID, row.getInt("invalid"))
            .put(LineFate.FAILED, row.getInt("failed")));
  }
}
