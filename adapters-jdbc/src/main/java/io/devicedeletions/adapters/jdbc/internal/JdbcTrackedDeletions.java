package io.devicedeletions.adapters.jdbc.internal;

import io.devicedeletions.adapters.jdbc.internal.BatchSummaries.Unreadable;
import io.devicedeletions.application.port.out.TrackedDeletions;
import io.devicedeletions.domain.batch.BatchId;
import io.devicedeletions.domain.batch.DeletionBatch;
import io.devicedeletions.domain.history.BatchPlace;
import io.devicedeletions.domain.history.BatchProgress;
import io.devicedeletions.domain.history.BatchQuery;
import io.devicedeletions.domain.history.BatchSummary;
import io.devicedeletions.domain.history.Intervention;
import io.devicedeletions.domain.history.Page;
import io.devicedeletions.domain.tenant.Requester;
import io.devicedeletions.domain.tenant.TenantId;
import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Accepted batches, on the connections of those who ask. Thread-safe. */
public final class JdbcTrackedDeletions implements TrackedDeletions {

  /** As many as one statement looks at, so that it is done within milliseconds. */
  private static final int SUMMARIES_AT_ONCE = 200;

  private final Sessions sessions;
  private final Dialect dialect;
  private final BatchRow batchRow;
  private final BatchSummaries oneSummary;
  private final BatchSummaries manySummaries;

  /** The batches of a database. */
  public JdbcTrackedDeletions(Database database) {
    this.sessions = database.asking();
    this.dialect = database.dialect();
    this.batchRow = new BatchRow(dialect);
    this.oneSummary = new BatchSummaries(dialect, Unreadable.REFUSED);
    this.manySummaries = new BatchSummaries(dialect, Unreadable.LEFT_OUT);
  }

  /** A batch as it was accepted, which never changes. */
  private record Accepted(DeletionBatch batch, Instant at, Instant dueAt) {}

  @Override
  public Option<BatchProgress> find(TenantId tenant, BatchId batch) {
    return sessions.readByIndex(
        handle -> accepted(handle, tenant, batch).map(accepted -> progress(handle, accepted)));
  }

  private Option<Accepted> accepted(Handle handle, TenantId tenant, BatchId batch) {
    return Option.ofOptional(
        ofBatch(handle, dialect.historyStatements().batchWithTimes(), tenant, batch)
            .map((row, context) -> readAccepted(tenant, row))
            .findOne());
  }

  private Accepted readAccepted(TenantId tenant, ResultSet row) throws SQLException {
    return new Accepted(
        batchRow.read(tenant, row), dialect.time(row, "accepted_at"), dialect.time(row, "due_at"));
  }

  private BatchProgress progress(Handle handle, Accepted accepted) {
    DeletionBatch batch = accepted.batch();
    LineStates states = LineStates.read(handle, dialect, batch, accepted.at());
    return new BatchProgress(
        batch,
        new BatchSummary.Times(accepted.at(), accepted.dueAt(), states.asOf()),
        states.of(batch),
        interventions(handle, batch));
  }

  private Vector<Intervention> interventions(Handle handle, DeletionBatch batch) {
    return Vector.ofAll(
        ofBatch(
                handle,
                dialect.historyStatements().interventionsOfBatch(),
                batch.origin().tenant(),
                batch.id())
            .map((row, context) -> readIntervention(row))
            .list());
  }

  private Intervention readIntervention(ResultSet row) throws SQLException {
    return new Intervention(
        Intervention.Action.valueOf(row.getString("action")),
        new Requester(row.getString("requester")),
        dialect.time(row, "taken_at"),
        dialect.numbers(row, "lines"));
  }

  private static Query ofBatch(Handle handle, String statement, TenantId tenant, BatchId batch) {
    return handle
        .createQuery(statement)
        .bind("tenant", tenant.value())
        .bind("batchId", batch.toString());
  }

  @Override
  public Option<BatchSummary> summary(TenantId tenant, BatchId batch) {
    return sessions.readByIndex(
        handle ->
            batchRow
                .acceptedAt(handle, tenant, batch)
                .flatMap(
                    acceptedAt ->
                        oneSummary
                            .read(handle, tenant, Vector.of(new BatchPlace(acceptedAt, batch)))
                            .get(batch)));
  }

  @Override
  public Map<BatchId, BatchSummary> summaries(TenantId tenant, Seq<BatchId> batches) {
    if (batches.size() > MOST_SUMMARIES) {
      throw new IllegalArgumentException("too many batches at once");
    }
    return Vector.ofAll(batches.distinct().grouped(SUMMARIES_AT_ONCE))
        .map(some -> sessions.readByIndex(handle -> manySummaries.find(handle, tenant, some)))
        .fold(HashMap.empty(), Map::merge);
  }

  @Override
  public Page<BatchSummary, BatchPlace> list(TenantId tenant, BatchQuery query) {
    return sessions.readByIndex(handle -> new BatchList(handle, dialect, tenant, query).page());
  }
}
