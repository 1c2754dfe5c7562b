package io.devicedeletions.adapters.jdbc.internal;

import io.devicedeletions.application.port.out.CancellableDeletions;
import io.devicedeletions.domain.batch.BatchId;
import io.devicedeletions.domain.batch.Cancellation;
import io.devicedeletions.domain.batch.DeletionBatch;
import io.devicedeletions.domain.history.Intervention.Action;
import io.devicedeletions.domain.outcome.PendingLine;
import io.devicedeletions.domain.outcome.RemovalOutcome;
import io.devicedeletions.domain.outcome.Settlement;
import io.devicedeletions.domain.tenant.Requester;
import io.devicedeletions.domain.tenant.TenantId;
import io.vavr.Tuple;
import io.vavr.Tuple2;
import io.vavr.collection.Seq;
import io.vavr.collection.TreeSet;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import org.jdbi.v3.core.Handle;

/** Cancels in one transaction that waits for nobody. Thread-safe. */
final class JdbcCancellableDeletions implements CancellableDeletions {

  private final Sessions sessions;
  private final Dialect dialect;
  private final BatchRow batchRow;
  private final RecordWriter records;
  private final RecordReader recordReader;
  private final InterventionWriter interventions;

  /** The cancellable work of a database, recorded by a writer. */
  JdbcCancellableDeletions(Database database, RecordWriter records) {
    this.sessions = database.intake();
    this.dialect = database.dialect();
    this.batchRow = new BatchRow(dialect);
    this.records = records;
    this.recordReader = new RecordReader(dialect);
    this.interventions = new InterventionWriter(dialect);
  }

  @Override
  public Option<Cancellation> cancel(TenantId tenant, BatchId batch, Requester requester) {
    return sessions.write(
        handle -> find(handle, tenant, batch).map(found -> cancel(handle, found, requester)));
  }

  private Option<DeletionBatch> find(Handle handle, TenantId tenant, BatchId batch) {
    return Option.ofOptional(
        handle
            .createQuery(dialect.statements().batchById())
            .bind("tenant", tenant.value())
            .bind("batchId", batch.toString())
            .map((row, context) -> batchRow.read(tenant, row))
            .findOne());
  }

  private Cancellation cancel(Handle handle, DeletionBatch batch, Requester requester) {
    TenantId tenant = batch.origin().tenant();
    Seq<PendingLine> pending = takeOut(handle, batch);
    if (pending.nonEmpty()) {
      records.insert(
          handle, tenant, pending.map(line -> new Settlement(line, RemovalOutcome.CANCELLED)));
      interventions.insert(
          handle, tenant, batch.id(), Action.CANCEL, pending.map(PendingLine::line), requester);
    }
    TreeSet<Integer> cancelled =
        TreeSet.ofAll(
            recordReader
                .ofBatch(handle, tenant, batch.id())
                .filter(record -> record.outcome() == RemovalOutcome.CANCELLED)
                .map(record -> record.line().line()));
    return new Cancellation(
        batch, cancelled, TreeSet.ofAll(batch.scheduledLines()).removeAll(cancelled));
  }

  /** Whoever settles some of it at this moment keeps those lines. */
  private Seq<PendingLine> takeOut(Handle handle, DeletionBatch batch) {
    return Vector.ofAll(
            handle
                .createQuery(dialect.interventionStatements().cancelWork())
                .bind("tenant", batch.origin().tenant().value())
                .bind("batchId", batch.id().toString())
                .map(
                    (row, context) ->
                        Tuple.of(dialect.numbers(row, "lines"), row.getInt("attempts")))
                .list())
        .flatMap(part -> lines(batch, part));
  }

  private static Seq<PendingLine> lines(
      DeletionBatch batch, Tuple2<Vector<Integer>, Integer> part) {
    return part._1()
        .flatMap(
            line ->
                batch
                    .lines()
                    .get(line)
                    .scheduledDevice()
                    .map(device -> new PendingLine(batch.id(), line, device, part._2())));
  }
}
