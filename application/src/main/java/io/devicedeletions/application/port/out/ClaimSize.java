package io.devicedeletions.application.port.out;

/**
 * How many parts of batches a claim takes at most: a power of two, as stores prepare a statement
 * for each.
 *
 * @param parts from 1 to {@value #HIGHEST}
 */
public record ClaimSize(int parts) {

  /** Enough for batches of a single device to share the cost of a commit. */
  public static final int HIGHEST = 512;

  /** The least there is. */
  public static final ClaimSize ONE = new ClaimSize(1);

  /** Refuses what is not a power of two in the range. */
  public ClaimSize {
    if (parts < 1 || parts > HIGHEST || Integer.bitCount(parts) != 1) {
      throw new IllegalArgumentException("a claim size is a power of two from 1 to " + HIGHEST);
    }
  }

  /** The largest that is no more than so many. */
  public static ClaimSize atMost(int parts) {
    return new ClaimSize(Integer.highestOneBit(Math.max(1, Math.min(parts, HIGHEST))));
  }

  /** Twice as much, where there is. */
  public ClaimSize larger() {
    return parts == HIGHEST ? this : new ClaimSize(parts * 2);
  }

  /** Half as much, where there is. */
  public ClaimSize smaller() {
    return parts == 1 ? this : new ClaimSize(parts / 2);
  }
}
