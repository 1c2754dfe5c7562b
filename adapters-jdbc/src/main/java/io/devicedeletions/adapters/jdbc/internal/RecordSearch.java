package io.devicedeletions.adapters.jdbc.internal;

import io.devicedeletions.domain.batch.BatchId;
import io.devicedeletions.domain.device.DeviceName;
import io.devicedeletions.domain.device.DeviceUid;
import io.devicedeletions.domain.history.DeletionRecord;
import io.devicedeletions.domain.history.LineKey;
import io.devicedeletions.domain.history.LineState;
import io.devicedeletions.domain.history.Page;
import io.devicedeletions.domain.history.RecordPlace;
import io.devicedeletions.domain.history.RecordQuery;
import io.devicedeletions.domain.outcome.RemovalOutcome;
import io.devicedeletions.domain.tenant.TenantId;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * Looks up the records of a device by its uid, or where nobody gave that, by its name; the latest
 * first, month by month where records are kept by the day. Used by one thread.
 */
final class RecordSearch {

  private static final RecordPlace BEGINNING =
      new RecordPlace(RecordTimes.NEVER, new BatchId(new UUID(-1, -1)), Integer.MAX_VALUE);

  /** Before which there is nothing of the same time. */
  private static final LineKey FIRST_OF_ITS_TIME = new LineKey(new BatchId(new UUID(0, 0)), 0);

  private final Sessions sessions;
  private final Dialect dialect;
  private final TenantId tenant;
  private final RecordQuery query;
  private final int rows;

  RecordSearch(Sessions sessions, Dialect dialect, TenantId tenant, RecordQuery query) {
    this.sessions = sessions;
    this.dialect = dialect;
    this.tenant = tenant;
    this.query = query;
    this.rows =
        query.name().isDefined()
            ? Candidates.manyRowsFor(query.limit())
            : Candidates.rowsFor(query.limit());
  }

  Page<DeletionRecord, RecordPlace> page() {
    return new Candidates<>(rows, this::after, RecordSearch::placeOf)
        .page(query.limit(), query.before(), record -> Option.some(record).filter(this::belongs));
  }

  private static RecordPlace placeOf(DeletionRecord record) {
    return new RecordPlace(record.end().settledAt(), record.batch(), record.line());
  }

  private boolean belongs(DeletionRecord record) {
    return query.name().forAll(name -> record.device().name().equals(name));
  }

  private Vector<DeletionRecord> after(Option<RecordPlace> place) {
    RecordPlace before = place.getOrElse(BEGINNING);
    Vector<DeletionRecord> found = Vector.empty();
    for (Instant from : beginnings(before.at())) {
      found = found.appendAll(between(from, before)).take(rows);
      if (found.size() == rows) {
        return found;
      }
      before = new RecordPlace(from, FIRST_OF_ITS_TIME.batch(), FIRST_OF_ITS_TIME.line());
    }
    return found;
  }

  /** The times back to which to look one after the other; which they are makes no difference. */
  private Vector<Instant> beginnings(Instant end) {
    Instant now = Instant.now();
    Instant first = dialect.earliest(query.since());
    return Vector.ofAll(dialect.recordAges())
        .map(now::minus)
        .filter(from -> from.isBefore(end) && from.isAfter(first))
        .append(first);
  }

  /** In a session of its own, as locks on partitions are held until its end. */
  private Vector<DeletionRecord> between(Instant from, RecordPlace before) {
    return sessions.readByIndex(
        handle -> {
          Query records = ofDevice(handle);
          dialect.bindTime(records, "since", from);
          dialect.bindTime(records, "beforeTime", before.at());
          return Vector.ofAll(
              records
                  .define("rows", rows)
                  .bind("tenant", tenant.value())
                  .bind("beforeBatch", before.batch().toString())
                  .bind("beforeLine", before.line())
                  .map((row, context) -> read(row))
                  .list());
        });
  }

  private Query ofDevice(Handle handle) {
    RecordStatements statements = dialect.recordStatements();
    return query
        .uid()
        .map(DeviceUid::toString)
        .fold(
            () ->
                handle
                    .createQuery(statements.recordsOfName())
                    .bind("name", query.name().map(DeviceName::value).getOrNull()),
            uid -> handle.createQuery(statements.recordsOfUid()).bind("uid", uid));
  }

  private DeletionRecord read(ResultSet row) throws SQLException {
    return new DeletionRecord(
        new BatchId(UUID.fromString(row.getString("batch_id"))),
        row.getInt("line"),
        DeviceRow.readDevice(row),
        new LineState.Settled(
            RemovalOutcome.valueOf(row.getString("outcome")),
            row.getInt("attempts"),
            dialect.time(row, "settled_at")),
        Option.of(row.getString("attributes"))
            .map(AttributesJson::read)
            .getOrElse(LinkedHashMap.empty()),
        request(row));
  }

  /** None for a batch that cannot be read, as for one that is not kept any more. */
  private Option<DeletionRecord.Request> request(ResultSet row) throws SQLException {
    return row.getString("requester") == null
        ? Option.none()
        : UnreadableRows.leftOut(
            () ->
                new DeletionRecord.Request(
                    BatchRow.readOrigin(tenant, row), dialect.time(row, "accepted_at")));
  }
}
