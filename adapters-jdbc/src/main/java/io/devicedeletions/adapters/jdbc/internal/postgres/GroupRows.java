package io.devicedeletions.adapters.jdbc.internal.postgres;

import io.devicedeletions.adapters.jdbc.internal.BatchRow;
import io.devicedeletions.domain.batch.BatchLine;
import io.devicedeletions.domain.batch.DeletionBatch;
import io.devicedeletions.domain.batch.IdempotencyKey;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.util.Comparator;
import java.util.function.Function;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/**
 * A group of batches as columns. Arrays of arrays must be rectangular in PostgreSQL, and batches
 * are of any length: so the lines of all of them stand in one array, and each batch has a slice.
 */
final class GroupRows {

  /**
   * Two groups with the same idempotency keys must not wait for each other in a circle: all take
   * their keys in one order.
   */
  private static final Comparator<PendingBatch> KEY_ORDER =
      Comparator.<PendingBatch, String>comparing(pending -> tenant(pending.batch()))
          .thenComparing(
              pending -> key(pending.batch()), Comparator.nullsFirst(Comparator.naturalOrder()));

  private final SqlStatement<?> statement;
  private final Vector<PendingBatch> group;
  private final Vector<DeletionBatch> batches;

  private GroupRows(SqlStatement<?> statement, Vector<PendingBatch> group) {
    this.statement = statement;
    this.group = group;
    this.batches = group.map(PendingBatch::batch);
  }

  /** Binds everything of a group. */
  static void bind(SqlStatement<?> statement, Seq<PendingBatch> group) {
    GroupRows rows = new GroupRows(statement, group.toVector().sorted(KEY_ORDER));
    rows.bindBatches();
    rows.bindLines();
  }

  private void bindBatches() {
    statement.bindArray(
        "graceMicros", Long.class, group.map(pending -> GraceMicros.of(pending.grace())));
    bindTexts("tenants", GroupRows::tenant);
    bindTexts("batchIds", batch -> batch.id().toString());
    bindTexts("requestIds", batch -> batch.origin().requestId().value());
    bindTexts("requesters", batch -> batch.origin().requester().value());
    bindTexts("idempotencyKeys", GroupRows::key);
    bindTexts("reasons", BatchRow::reason);
    bindTexts("externalReferences", BatchRow::externalReference);
  }

  private void bindLines() {
    bindSlices("firstLines", "lastLines", batches.map(batch -> batch.lines().size()));
    bindLineTexts("uids", line -> line.entry().uid());
    bindLineTexts("names", line -> line.entry().name().value());
    bindLineTexts("statuses", line -> line.status().name());
    Vector<Vector<Integer>> scheduled = batches.map(DeletionBatch::scheduledLines);
    bindSlices("firstScheduled", "lastScheduled", scheduled.map(Vector::size));
    statement.bindArray("scheduled", Integer.class, scheduled.flatMap(lines -> lines));
  }

  private void bindTexts(String parameter, Function<DeletionBatch, @Nullable String> value) {
    statement.bindArray(parameter, String.class, batches.map(value));
  }

  private void bindLineTexts(String parameter, Function<BatchLine, String> value) {
    statement.bindArray(
        parameter, String.class, batches.flatMap(batch -> batch.lines().map(value)));
  }

  /** From 1, and both ends belong to it; an empty slice ends before it begins. */
  private void bindSlices(String firsts, String lasts, Vector<Integer> lengths) {
    Vector<Integer> ends = lengths.scanLeft(0, Integer::sum);
    statement.bindArray(firsts, Integer.class, ends.init().map(end -> end + 1));
    statement.bindArray(lasts, Integer.class, ends.tail());
  }

  private static String tenant(DeletionBatch batch) {
    return batch.origin().tenant().value();
  }

  private static @Nullable String key(DeletionBatch batch) {
    return batch.origin().idempotencyKey().map(IdempotencyKey::value).getOrNull();
  }
}
