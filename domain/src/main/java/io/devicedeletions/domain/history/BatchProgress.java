package io.devicedeletions.domain.history;

import io.devicedeletions.domain.batch.DeletionBatch;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;

/**
 * A batch and where each of its lines stands, as it was at one moment.
 *
 * @param batch the batch
 * @param times when things happened to it
 * @param lines its lines, in its order
 * @param interventions what was done to it, the oldest first; the latest hundred at most
 */
public record BatchProgress(
    DeletionBatch batch,
    BatchSummary.Times times,
    Vector<LineProgress> lines,
    Seq<Intervention> interventions) {

  /** Refuses lines that are not those of the batch. */
  public BatchProgress {
    if (!lines.map(LineProgress::line).equals(batch.lines())) {
      throw new IllegalArgumentException("progress has the lines of its batch");
    }
  }

  /** The same without the lines. */
  public BatchSummary summary() {
    return new BatchSummary(batch.id(), batch.origin(), times, lines.size(), FateCounts.of(lines));
  }
}
