package io.devicedeletions.adapters.http.internal.server;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Spreads what would happen at the same moment over a while, so that a crowd that was dealt with
 * together does not come back together. Thread-safe.
 */
final class EvenSpread {

  /** Steps of the golden section never meet, and lie evenly at any time. */
  private static final double GOLDEN_SECTION = 0.618033989;

  private final long width;
  private final long step;
  private final AtomicLong steps = new AtomicLong();

  /**
   * Begins.
   *
   * @param width the longest delay, itself excluded; in any unit, from 1
   */
  EvenSpread(long width) {
    this.width = width;
    this.step = Math.round(width * GOLDEN_SECTION);
  }

  /** The next one's delay, from 0. */
  long next() {
    return Math.floorMod(steps.incrementAndGet() * step, width);
  }
}
