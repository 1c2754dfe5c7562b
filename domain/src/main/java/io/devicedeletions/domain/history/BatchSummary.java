package io.devicedeletions.domain.history;

import io.devicedeletions.domain.batch.BatchId;
import io.devicedeletions.domain.batch.Origin;
import java.time.Instant;

/**
 * A batch without its lines.
 *
 * @param id its name
 * @param origin who asked, and what for
 * @param times when things happened to it
 * @param lineCount how many lines it has
 * @param counts how many of them have which fate
 */
public record BatchSummary(
    BatchId id, Origin origin, Times times, int lineCount, FateCounts counts) {

  /**
   * When things happened to a batch, all by the store's clock.
   *
   * @param acceptedAt when it was accepted
   * @param dueAt when its grace is over
   * @param asOf when it was looked at
   */
  public record Times(Instant acceptedAt, Instant dueAt, Instant asOf) {}

  /** Where it stands. */
  public BatchState state() {
    if (counts.of(LineFate.PENDING) > 0) {
      return times.dueAt().isAfter(times.asOf()) ? BatchState.WAITING : BatchState.RUNNING;
    }
    return counts.of(LineFate.DEAD) > 0 ? BatchState.DEAD_LETTERS : BatchState.FINISHED;
  }
}
