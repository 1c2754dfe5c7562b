package io.devicedeletions.adapters.jdbc.internal;

import io.devicedeletions.adapters.jdbc.internal.BatchSummaries.Unreadable;
import io.devicedeletions.domain.batch.BatchId;
import io.devicedeletions.domain.history.BatchPlace;
import io.devicedeletions.domain.history.BatchQuery;
import io.devicedeletions.domain.history.BatchState;
import io.devicedeletions.domain.history.BatchSummary;
import io.devicedeletions.domain.history.Page;
import io.devicedeletions.domain.tenant.RequestId;
import io.devicedeletions.domain.tenant.TenantId;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * Lists the batches of a query: some are looked up in the index that has the fewest in vain, then
 * where each of them stands, then those stay that are asked for. Used by one thread.
 */
final class BatchList {

  private static final BatchPlace BEGINNING =
      new BatchPlace(RecordTimes.NEVER, new BatchId(new UUID(-1, -1)));

  private final Handle handle;
  private final Dialect dialect;
  private final TenantId tenant;
  private final BatchQuery query;
  private final int rows;

  BatchList(Handle handle, Dialect dialect, TenantId tenant, BatchQuery query) {
    this.handle = handle;
    this.dialect = dialect;
    this.tenant = tenant;
    this.query = query;
    this.rows =
        query.state().isDefined()
            ? Candidates.manyRowsFor(query.limit())
            : Candidates.rowsFor(query.limit());
  }

  /** A batch that may belong on the page; it may just have been forgotten, or be unreadable. */
  private record Candidate(BatchPlace place, Option<BatchSummary> summary) {}

  Page<BatchSummary, BatchPlace> page() {
    return new Candidates<>(rows, this::after, Candidate::place)
        .page(
            query.limit(), query.before(), candidate -> candidate.summary().filter(this::belongs));
  }

  private boolean belongs(BatchSummary summary) {
    return query.state().forAll(state -> summary.state() == state)
        && query.since().forAll(since -> !summary.times().acceptedAt().isBefore(since));
  }

  private Vector<Candidate> after(Option<BatchPlace> place) {
    Vector<BatchPlace> places = places(place.getOrElse(BEGINNING));
    Map<BatchId, BatchSummary> summaries =
        places.isEmpty()
            ? HashMap.empty()
            : new BatchSummaries(dialect, Unreadable.LEFT_OUT).read(handle, tenant, places);
    return places.map(found -> new Candidate(found, summaries.get(found.batch())));
  }

  private Vector<BatchPlace> places(BatchPlace before) {
    return Vector.ofAll(
        source(before)
            .define("rows", rows)
            .bind("tenant", tenant.value())
            .bind("beforeBatch", before.batch().toString())
            .map((row, context) -> readPlace(row))
            .list());
  }

  private Query source(BatchPlace before) {
    HistoryStatements statements = dialect.historyStatements();
    if (query.requestId().isDefined()) {
      Query ofRequest = byTime(statements.batchesOfRequest(), before);
      return ofRequest.bind("requestId", query.requestId().map(RequestId::value).getOrNull());
    }
    return query
        .state()
        .flatMap(state -> byState(statements, state))
        .map(handle::createQuery)
        .getOrElse(() -> byTime(statements.newestBatches(), before));
  }

  /** Where fewer batches have such lines than there are batches. */
  private static Option<String> byState(HistoryStatements statements, BatchState state) {
    return switch (state) {
      case WAITING, RUNNING -> Option.some(statements.batchesWithWork());
      case DEAD_LETTERS -> Option.some(statements.batchesWithDeadLines());
      case FINISHED -> Option.none();
    };
  }

  private Query byTime(String statement, BatchPlace before) {
    Query source = handle.createQuery(statement);
    dialect.bindTime(source, "since", dialect.earliest(query.since()));
    dialect.bindTime(source, "beforeTime", before.acceptedAt());
    return source;
  }

  /** Work whose batch is missing stands beyond all times. */
  private BatchPlace readPlace(ResultSet row) throws SQLException {
    return new BatchPlace(
        dialect.timeIfAny(row, "accepted_at").getOrElse(RecordTimes.NEVER),
        new BatchId(UUID.fromString(row.getString("batch_id"))));
  }
}
