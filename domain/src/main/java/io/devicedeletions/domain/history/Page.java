package io.devicedeletions.domain.history;

import io.vavr.collection.Vector;
import io.vavr.control.Option;

/**
 * A part of a list. Whoever asks for one part after the other, each from where the one before
 * ended, gets everything exactly once that was in the list when they began, whatever is added
 * meanwhile.
 *
 * @param items what is on it; may be fewer than were asked for, or none, though there is more
 * @param next where the next part begins; none if this is the last
 * @param <T> what is listed
 * @param <P> a place in the list
 */
public record Page<T, P>(Vector<T> items, Option<P> next) {

  /** How many items a page has at most. */
  public static final int MOST = 200;

  /** How many items a page has where nobody says how many. */
  public static final int USUAL = 50;

  static void requireLimit(int limit) {
    if (limit < 1 || limit > MOST) {
      throw new IllegalArgumentException("a page has from 1 to " + MOST + " items");
    }
  }
}
