package io.devicedeletions.domain.batch;

/**
 * How many lines a batch may have. A setting of the operator's.
 *
 * @param lines from 1 to {@value #HIGHEST}
 */
public record BatchLimit(int lines) {

  /** The published limit. */
  public static final BatchLimit PUBLISHED = new BatchLimit(100);

  /** Beyond this a batch would no longer be one short transaction. */
  public static final int HIGHEST = 10_000;

  /** Refuses a limit outside the range. */
  public BatchLimit {
    if (lines < 1 || lines > HIGHEST) {
      throw new IllegalArgumentException("batch limit must be from 1 to " + HIGHEST);
    }
  }
}
