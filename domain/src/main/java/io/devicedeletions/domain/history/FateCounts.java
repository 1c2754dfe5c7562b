package io.devicedeletions.domain.history;

import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Seq;

/**
 * How many lines have which fate.
 *
 * @param lines those that there are any of
 */
public record FateCounts(Map<LineFate, Integer> lines) {

  /** Drops zeros, so that equal counts are equal. */
  public FateCounts {
    lines = lines.filterValues(count -> count != 0);
  }

  /** Counts the lines of a batch. */
  public static FateCounts of(Seq<LineProgress> lines) {
    return new FateCounts(
        lines
            .flatMap(LineProgress::fate)
            .foldLeft(
                HashMap.empty(), (counts, fate) -> counts.put(fate, 1, (one, more) -> one + more)));
  }

  /** How many have this fate. */
  public int of(LineFate fate) {
    return lines.getOrElse(fate, 0);
  }
}
