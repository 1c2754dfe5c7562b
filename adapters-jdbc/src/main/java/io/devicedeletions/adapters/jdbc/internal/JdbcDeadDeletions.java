package io.devicedeletions.adapters.jdbc.internal;

import io.devicedeletions.application.port.out.DeadDeletions;
import io.devicedeletions.domain.batch.BatchId;
import io.devicedeletions.domain.device.DeviceEntry;
import io.devicedeletions.domain.history.DeadQuery;
import io.devicedeletions.domain.history.Intervention.Action;
import io.devicedeletions.domain.history.LineKey;
import io.devicedeletions.domain.history.Page;
import io.devicedeletions.domain.history.RecordPlace;
import io.devicedeletions.domain.outcome.AttemptError;
import io.devicedeletions.domain.outcome.DeadLine;
import io.devicedeletions.domain.tenant.Requester;
import io.devicedeletions.domain.tenant.TenantId;
import io.vavr.Tuple;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/** What was given up. Thread-safe. */
public final class JdbcDeadDeletions implements DeadDeletions {

  private static final RecordPlace BEGINNING =
      new RecordPlace(Instant.EPOCH, new BatchId(new UUID(0, 0)), -1);

  private final Sessions asking;
  private final Sessions changing;
  private final Dialect dialect;
  private final InterventionWriter interventions;

  /** The dead lines of a database. */
  public JdbcDeadDeletions(Database database) {
    this.asking = database.asking();
    this.changing = database.intake();
    this.dialect = database.dialect();
    this.interventions = new InterventionWriter(dialect);
  }

  @Override
  public Seq<DeadLine> oldest(TenantId tenant, int atMost) {
    return asking.read(
        handle ->
            Vector.ofAll(
                handle
                    .createQuery(dialect.interventionStatements().oldestDead())
                    .bind("tenant", tenant.value())
                    .bind("atMost", atMost)
                    .map((row, context) -> read(row))
                    .list()));
  }

  @Override
  public Page<DeadLine, RecordPlace> list(TenantId tenant, DeadQuery query) {
    int rows = Candidates.rowsFor(query.limit());
    return asking.readByIndex(
        handle ->
            new Candidates<DeadLine, RecordPlace>(
                    rows, place -> after(handle, tenant, place, rows), JdbcDeadDeletions::placeOf)
                .page(query.limit(), query.after(), Option::some));
  }

  private static RecordPlace placeOf(DeadLine line) {
    return new RecordPlace(line.deadSince(), line.batch(), line.line());
  }

  private Vector<DeadLine> after(
      Handle handle, TenantId tenant, Option<RecordPlace> place, int rows) {
    RecordPlace after = place.getOrElse(BEGINNING);
    Query query = handle.createQuery(dialect.interventionStatements().deadAfter());
    dialect.bindTime(query, "afterTime", after.at());
    return Vector.ofAll(
        query
            .define("rows", rows)
            .bind("tenant", tenant.value())
            .bind("afterBatch", after.batch().toString())
            .bind("afterLine", after.line())
            .map((row, context) -> read(row))
            .list());
  }

  private DeadLine read(ResultSet row) throws SQLException {
    return new DeadLine(
        new BatchId(UUID.fromString(row.getString("batch_id"))),
        row.getInt("line"),
        entry(row.getString("uid"), row.getString("name")),
        row.getInt("attempts"),
        new AttemptError(row.getString("error_class"), row.getString("last_error")),
        dialect.time(row, "dead_since"),
        row.getBoolean("in_doubt"));
  }

  private static Option<DeviceEntry> entry(@Nullable String uid, @Nullable String name)
      throws SQLException {
    return uid == null || name == null
        ? Option.none()
        : UnreadableRows.leftOut(() -> new DeviceEntry(uid, DeviceRow.readName(name)));
  }

  /** A line on its way back. */
  private record Taken(String batch, int line, boolean inDoubt) {

    private LineKey key() {
      return new LineKey(new BatchId(UUID.fromString(batch)), line);
    }
  }

  @Override
  public int requeueOldest(TenantId tenant, int atMost, Requester requester) {
    return changing
        .write(
            handle ->
                requeue(
                    handle,
                    tenant,
                    handle
                        .createQuery(dialect.interventionStatements().takeOldestDead())
                        .bind("atMost", atMost),
                    requester))
        .size();
  }

  @Override
  public Vector<LineKey> requeue(TenantId tenant, Seq<LineKey> lines, Requester requester) {
    return changing.write(handle -> requeue(handle, tenant, take(handle, lines), requester));
  }

  private Query take(Handle handle, Seq<LineKey> lines) {
    Seq<LineKey> once = lines.distinct();
    Query query = handle.createQuery(dialect.interventionStatements().takeDead());
    dialect.bindTexts(query, "batchIds", once.map(line -> line.batch().toString()));
    dialect.bindNumbers(query, "lines", once.map(LineKey::line));
    return query;
  }

  private Vector<LineKey> requeue(Handle handle, TenantId tenant, Query take, Requester requester) {
    Vector<Taken> taken = takeOut(tenant, take);
    if (taken.nonEmpty()) {
      makeDue(handle, tenant, taken);
      writeDown(handle, tenant, taken, requester);
    }
    return taken.map(Taken::key);
  }

  private static Vector<Taken> takeOut(TenantId tenant, Query take) {
    return Vector.ofAll(
            take.bind("tenant", tenant.value()).map((row, context) -> readTaken(row)).list())
        .sortBy(taken -> Tuple.of(taken.batch(), taken.line()));
  }

  private static Taken readTaken(ResultSet row) throws SQLException {
    return new Taken(row.getString("batch_id"), row.getInt("line"), row.getBoolean("in_doubt"));
  }

  private void makeDue(Handle handle, TenantId tenant, Seq<Taken> lines) {
    dialect.write(
        handle,
        dialect.interventionStatements().requeueLines(),
        Rows.of(lines)
            .with("tenant", tenant.value())
            .text("batchId", Taken::batch)
            .number("line", Taken::line)
            .number("inDoubt", taken -> taken.inDoubt() ? 1 : 0));
  }

  private void writeDown(Handle handle, TenantId tenant, Seq<Taken> taken, Requester requester) {
    taken
        .groupBy(Taken::batch)
        .forEach(
            (batch, lines) ->
                interventions.insert(
                    handle,
                    tenant,
                    new BatchId(UUID.fromString(batch)),
                    Action.REQUEUE,
                    lines.map(Taken::line),
                    requester));
  }
}
