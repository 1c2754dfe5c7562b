package io.devicedeletions.domain.history;

import io.devicedeletions.domain.batch.BatchId;
import java.time.Instant;

/**
 * A place in a list of lines.
 *
 * @param at when the line at this place was settled or given up, to the microsecond
 * @param batch its batch
 * @param line its place in the batch, from 0
 */
public record RecordPlace(Instant at, BatchId batch, int line) {

  /** The line at this place. */
  public LineKey key() {
    return new LineKey(batch, line);
  }
}
