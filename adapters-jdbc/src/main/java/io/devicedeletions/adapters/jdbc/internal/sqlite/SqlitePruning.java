package io.devicedeletions.adapters.jdbc.internal.sqlite;

import io.devicedeletions.adapters.jdbc.internal.PrunedTable;
import io.devicedeletions.adapters.jdbc.internal.Pruning;
import io.devicedeletions.application.port.out.Pruned;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.time.Duration;
import org.jdbi.v3.core.Handle;

/** Row by row, in chunks so small that a batch that comes in between hardly waits. Thread-safe. */
final class SqlitePruning implements Pruning {

  private static final int ROWS = 200;

  /** With its work and its dead lines in sight, for as long as there are any. */
  private static final PrunedTable BATCHES =
      new PrunedTable(
          """
          SELECT max(accepted_at) AS last
            FROM (SELECT accepted_at
                    FROM deletion_batch
                   WHERE accepted_at > :after
                     AND accepted_at < CAST(unixepoch('subsec') * 1000 AS INTEGER) - :millis
                   ORDER BY accepted_at
                   LIMIT <rows>)
          """,
          """
          DELETE FROM deletion_batch
           WHERE accepted_at > :after
             AND accepted_at <= :last
             AND NOT EXISTS (
                 SELECT 1 FROM deletion_work work
                  WHERE work.tenant = deletion_batch.tenant
                    AND work.batch_id = deletion_batch.batch_id)
             AND NOT EXISTS (
                 SELECT 1 FROM deletion_dead dead
                  WHERE dead.tenant = deletion_batch.tenant
                    AND dead.batch_id = deletion_batch.batch_id)
          """,
          rows -> new Pruned(rows, 0, 0, 0, false));

  private static final PrunedTable INTERVENTIONS =
      new PrunedTable(
          """
          SELECT max(taken_at) AS last
            FROM (SELECT taken_at
                    FROM deletion_intervention
                   WHERE taken_at > :after
                     AND taken_at < CAST(unixepoch('subsec') * 1000 AS INTEGER) - :millis
                   ORDER BY taken_at
                   LIMIT <rows>)
          """,
          "DELETE FROM deletion_intervention WHERE taken_at > :after AND taken_at <= :last",
          rows -> new Pruned(0, rows, 0, 0, false));

  private static final PrunedTable RECORDS =
      new PrunedTable(
          """
          SELECT max(settled_at) AS last
            FROM (SELECT settled_at
                    FROM deletion_record
                   WHERE settled_at > :after
                     AND settled_at < CAST(unixepoch('subsec') * 1000 AS INTEGER) - :millis
                   ORDER BY settled_at
                   LIMIT <rows>)
          """,
          "DELETE FROM deletion_record WHERE settled_at > :after AND settled_at <= :last",
          rows -> new Pruned(0, 0, rows, 0, false));

  private static final PrunedTable TALLIES =
      new PrunedTable(
          """
          SELECT max(minute) AS last
            FROM (SELECT minute
                    FROM deletion_tally
                   WHERE minute > :after
                     AND minute < CAST(unixepoch('subsec') * 1000 AS INTEGER) - :millis
                   ORDER BY minute
                   LIMIT <rows>)
          """,
          "DELETE FROM deletion_tally WHERE minute > :after AND minute <= :last",
          rows -> Pruned.NOTHING);

  @Override
  public Seq<PrunedTable> tables() {
    return Vector.of(RECORDS, BATCHES, INTERVENTIONS);
  }

  @Override
  public PrunedTable tallies() {
    return TALLIES;
  }

  @Override
  public int rowsInChunk() {
    return ROWS;
  }

  /** There is one writer. */
  @Override
  public boolean isOurTurn(Handle handle) {
    return true;
  }

  @Override
  public Pruned pruneRecordDays(Duration period) {
    return Pruned.NOTHING;
  }
}
