package io.devicedeletions.adapters.jdbc.internal.postgres;

import io.devicedeletions.adapters.jdbc.internal.PrunedTable;
import io.devicedeletions.adapters.jdbc.internal.Pruning;
import io.devicedeletions.application.port.out.Pruned;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.time.Duration;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Records by the partition, the rest row by row; whichever node comes first. Thread-safe. */
final class PostgresPruning implements Pruning {

  private static final int ROWS = 1_000;

  /**
   * The offsets keep the subqueries from becoming joins, which may read all of the waiting work: so
   * each batch is looked up by its key.
   */
  private static final PrunedTable BATCHES =
      new PrunedTable(
          """
          SELECT CAST(extract(epoch FROM max(accepted_at)) * 1000000 AS bigint) AS last
            FROM (SELECT accepted_at
                    FROM deletion_batch
                   WHERE accepted_at > TIMESTAMPTZ 'epoch' + :after * INTERVAL '1 microsecond'
                     AND accepted_at < now() - :millis * INTERVAL '1 millisecond'
                   ORDER BY accepted_at
                   LIMIT <rows>) oldest
          """,
          """
          DELETE FROM deletion_batch batch
           WHERE accepted_at > TIMESTAMPTZ 'epoch' + :after * INTERVAL '1 microsecond'
             AND accepted_at <= TIMESTAMPTZ 'epoch' + :last * INTERVAL '1 microsecond'
             AND NOT EXISTS (
                 SELECT FROM deletion_work work
                  WHERE work.tenant = batch.tenant AND work.batch_id = batch.batch_id
                 OFFSET 0)
             AND NOT EXISTS (
                 SELECT FROM deletion_dead dead
                  WHERE dead.tenant = batch.tenant AND dead.batch_id = batch.batch_id
                 OFFSET 0)
          """,
          rows -> new Pruned(rows, 0, 0, 0, false));

  private static final PrunedTable INTERVENTIONS =
      new PrunedTable(
          """
          SELECT CAST(extract(epoch FROM max(taken_at)) * 1000000 AS bigint) AS last
            FROM (SELECT taken_at
                    FROM deletion_intervention
                   WHERE taken_at > TIMESTAMPTZ 'epoch' + :after * INTERVAL '1 microsecond'
                     AND taken_at < now() - :millis * INTERVAL '1 millisecond'
                   ORDER BY taken_at
                   LIMIT <rows>) oldest
          """,
          """
          DELETE FROM deletion_intervention
           WHERE taken_at > TIMESTAMPTZ 'epoch' + :after * INTERVAL '1 microsecond'
             AND taken_at <= TIMESTAMPTZ 'epoch' + :last * INTERVAL '1 microsecond'
          """,
          rows -> new Pruned(0, rows, 0, 0, false));

  private static final PrunedTable TALLIES =
      new PrunedTable(
          """
          SELECT CAST(extract(epoch FROM max(minute)) * 1000000 AS bigint) AS last
            FROM (SELECT minute
                    FROM deletion_tally
                   WHERE minute > TIMESTAMPTZ 'epoch' + :after * INTERVAL '1 microsecond'
                     AND minute < now() - :millis * INTERVAL '1 millisecond'
                   ORDER BY minute
                   LIMIT <rows>) oldest
          """,
          """
          DELETE FROM deletion_tally
           WHERE minute > TIMESTAMPTZ 'epoch' + :after * INTERVAL '1 microsecond'
             AND minute <= TIMESTAMPTZ 'epoch' + :last * INTERVAL '1 microsecond'
          """,
          rows -> Pruned.NOTHING);

  private final RecordPartitions partitions;

  PostgresPruning(Jdbi work) {
    this.partitions = new RecordPartitions(work);
  }

  @Override
  public Seq<PrunedTable> tables() {
    return Vector.of(BATCHES, INTERVENTIONS);
  }

  @Override
  public PrunedTable tallies() {
    return TALLIES;
  }

  @Override
  public int rowsInChunk() {
    return ROWS;
  }

  /**
   * For the transaction it also leaves the indexes in their order as the only way: where the
   * statistics are old, reading and sorting all that is old may look cheap. Nor is what then looks
   * costly compiled.
   */
  @Override
  public boolean isOurTurn(Handle handle) {
    return handle
        .createQuery(
            """
            SELECT pg_try_advisory_xact_lock(
                       hashtext('prune_deletions'), hashtext(current_schema())),
                   set_config('enable_seqscan', 'off', true),
                   set_config('enable_bitmapscan', 'off', true),
                   set_config('jit', 'off', true)
            """)
        .map((row, context) -> row.getBoolean(1))
        .one();
  }

  @Override
  public Pruned pruneRecordDays(Duration period) {
    return partitions.prune(period);
  }
}
