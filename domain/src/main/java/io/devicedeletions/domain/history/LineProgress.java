package io.devicedeletions.domain.history;

import io.devicedeletions.domain.batch.BatchLine;
import io.devicedeletions.domain.batch.EntryStatus;
import io.vavr.control.Option;

/**
 * A line of an accepted batch and where it stands.
 *
 * @param line the line
 * @param state where it stands
 */
public record LineProgress(BatchLine line, LineState state) {

  /** Refuses a state that contradicts what the line was told. */
  public LineProgress {
    if ((line.status() == EntryStatus.SCHEDULED) == (state instanceof LineState.NotScheduled)) {
      throw new IllegalArgumentException("a line has a state exactly where it was scheduled");
    }
  }

  /** Where it stands, in one word; none if that is not known any more. */
  public Option<LineFate> fate() {
    return LineFate.of(this);
  }
}
