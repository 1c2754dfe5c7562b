package io.devicedeletions.adapters.jdbc.internal;

import io.devicedeletions.adapters.jdbc.internal.InterventionWriter.Action;
import io.devicedeletions.application.port.out.DeadDeletions;
import io.devicedeletions.domain.batch.BatchId;
import io.devicedeletions.domain.device.DeviceEntry;
import io.devicedeletions.domain.device.DeviceName;
import io.devicedeletions.domain.outcome.AttemptError;
import io.devicedeletions.domain.outcome.DeadLine;
import io.devicedeletions.domain.tenant.Requester;
import io.devicedeletions.domain.tenant.TenantId;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** What was given up, on the connections of those who ask. Thread-safe. */
public final class JdbcDeadDeletions implements DeadDeletions {

  private final Sessions sessions;
  private final Dialect dialect;
  private final InterventionWriter interventions;

  /** The dead lines of a database. */
  public JdbcDeadDeletions(Database database) {
    this.sessions = database.intake();
    this.dialect = database.dialect();
    this.interventions = new InterventionWriter(dialect);
  }

  @Override
  public Seq<DeadLine> oldest(TenantId tenant, int atMost) {
    return sessions.read(
        handle ->
            Vector.ofAll(
                handle
                    .createQuery(dialect.interventionStatements().oldestDead())
                    .bind("tenant", tenant.value())
                    .bind("atMost", atMost)
                    .map((row, context) -> read(row))
                    .list()));
  }

  private static DeadLine read(ResultSet row) throws SQLException {
    return new DeadLine(
        new BatchId(UUID.fromString(row.getString("batch_id"))),
        row.getInt("line"),
        entry(row.getString("uid"), row.getString("name")),
        row.getInt("attempts"),
        new AttemptError(row.getString("error_class"), row.getString("last_error")),
        Instant.ofEpochMilli(row.getLong("dead_since")),
        row.getBoolean("in_doubt"));
  }

  private static Option<DeviceEntry> entry(@Nullable String uid, @Nullable String name) {
    return uid == null || name == null
        ? Option.none()
        : DeviceName.parse(name).toOption().map(readable -> new DeviceEntry(uid, readable));
  }

  /** A line on its way back. */
  private record Taken(String batch, int line, boolean inDoubt) {}

  @Override
  public int requeueOldest(TenantId tenant, int atMost, Requester requester) {
    return sessions.write(
        handle -> {
          Seq<Taken> taken = takeOut(handle, tenant, atMost);
          if (taken.nonEmpty()) {
            requeue(handle, tenant, taken);
            writeDown(handle, tenant, taken, requester);
          }
          return taken.size();
        });
  }

  private Seq<Taken> takeOut(Handle handle, TenantId tenant, int atMost) {
    return Vector.ofAll(
        handle
            .createQuery(dialect.interventionStatements().takeOldestDead())
            .bind("tenant", tenant.value())
            .bind("atMost", atMost)
            .map(
                (row, context) ->
                    new Taken(
                        row.getString("batch_id"), row.getInt("line"), row.getBoolean("in_doubt")))
            .list());
  }

  private void requeue(Handle handle, TenantId tenant, Seq<Taken> lines) {
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
