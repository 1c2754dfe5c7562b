package io.devicedeletions.bootstrap.overload.traffic;

import java.util.Arrays;

/** How long things took, in nanoseconds. Thread-safe. */
public final class Latencies {

  private long[] values = new long[1024];
  private int count;
  private boolean sorted;

  /** Adds one. */
  public synchronized void add(long nanoseconds) {
    if (count == values.length) {
      values = Arrays.copyOf(values, 2 * count);
    }
    values[count] = nanoseconds;
    count++;
    sorted = false;
  }

  public synchronized int count() {
    return count;
  }

  /**
   * The smallest value that so many in a hundred do not exceed, in milliseconds; 0 if there is
   * none.
   */
  public synchronized double percentile(double percent) {
    if (count == 0) {
      return 0;
    }
    if (!sorted) {
      Arrays.sort(values, 0, count);
      sorted = true;
    }
    int rank = (int) Math.ceil(count * percent / 100);
    return values[Math.max(rank, 1) - 1] / 1e6;
  }

  /** The longest, in milliseconds. */
  public double worst() {
    return percentile(100);
  }
}
