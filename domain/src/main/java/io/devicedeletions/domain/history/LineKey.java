package io.devicedeletions.domain.history;

import io.devicedeletions.domain.batch.BatchId;

/**
 * What names a line.
 *
 * @param batch its batch
 * @param line its place in the batch, from 0
 */
public record LineKey(BatchId batch, int line) {

  /** Refuses a place before the first. */
  public LineKey {
    if (line < 0) {
      throw new IllegalArgumentException("lines count from 0");
    }
  }
}
