package io.devicedeletions.adapters.jdbc.internal;

import io.devicedeletions.application.port.out.DeadDeletions;
import io.devicedeletions.domain.batch.BatchId;
import io.devicedeletions.domain.device.DeviceEntry;
import io.devicedeletions.domain.device.DeviceName;
import io.devicedeletions.domain.outcome.AttemptError;
import io.devicedeletions.domain.outcome.DeadLine;
import io.devicedeletions.domain.tenant.Requester;
import io.devicedeletions.domain.tenant.TenantId;
import io.vavr.Tuple;
import io.vavr.Tuple2;
import io.vavr.collection.Seq;
import io.vavr.collection.SortedMap;
import io.vavr.collection.TreeMap;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/** What was given up, on the connections of those who ask. Thread-safe. */
public final class JdbcDeadDeletions implements DeadDeletions {

  private final Sessions sessions;
  private final Dialect dialect;

  /** The dead lines of a database. */
  public JdbcDeadDeletions(Database database) {
    this.sessions = database.intake();
    this.dialect = database.dialect();
  }

  @Override
  public Seq<DeadLine> oldest(TenantId tenant, int atMost) {
    return sessions.read(
        handle ->
            Vector.ofAll(
                handle
                    .createQuery(dialect.statements().oldestDead())
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
        Instant.ofEpochMilli(row.getLong("dead_since")));
  }

  private static Option<DeviceEntry> entry(@Nullable String uid, @Nullable String name) {
    return uid == null || name == null
        ? Option.none()
        : DeviceName.parse(name).toOption().map(readable -> new DeviceEntry(uid, readable));
  }

  @Override
  public int requeueOldest(TenantId tenant, int atMost, Requester requester) {
    return sessions.write(
        handle -> {
          Seq<Tuple2<String, Integer>> taken = takeOut(handle, tenant, atMost);
          if (taken.nonEmpty()) {
            requeue(handle, tenant, taken);
            writeDown(handle, tenant, taken, requester);
          }
          return taken.size();
        });
  }

  private Seq<Tuple2<String, Integer>> takeOut(Handle handle, TenantId tenant, int atMost) {
    return Vector.ofAll(
        handle
            .createQuery(dialect.statements().takeOldestDead())
            .bind("tenant", tenant.value())
            .bind("atMost", atMost)
            .map((row, context) -> Tuple.of(row.getString("batch_id"), row.getInt("line")))
            .list());
  }

  private void requeue(Handle handle, TenantId tenant, Seq<Tuple2<String, Integer>> lines) {
    dialect.write(
        handle,
        dialect.statements().requeueLines(),
        Rows.of(lines)
            .with("tenant", tenant.value())
            .text("batchId", Tuple2::_1)
            .number("line", Tuple2::_2));
  }

  private void writeDown(
      Handle handle, TenantId tenant, Seq<Tuple2<String, Integer>> lines, Requester requester) {
    SortedMap<String, Seq<Integer>> byBatch =
        TreeMap.ofEntries(
            lines
                .groupBy(Tuple2::_1)
                .map(batch -> batch.map2(taken -> taken.<Integer>map(Tuple2::_2).sorted())));
    byBatch.forEach(
        (batch, places) -> {
          Update statement = handle.createUpdate(dialect.statements().insertRequeue());
          dialect.bindNumbers(statement, "lines", places);
          statement
              .bind("tenant", tenant.value())
              .bind("batchId", batch)
              .bind("requester", requester.value())
              .execute();
        });
  }
}
