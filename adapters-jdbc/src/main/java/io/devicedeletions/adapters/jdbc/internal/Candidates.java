package io.devicedeletions.adapters.jdbc.internal;

import io.devicedeletions.domain.history.Page;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.function.Function;

/**
 * What may belong on a page, in the order of the list and chunk by chunk, of which a page looks at
 * a few at most: what it costs does not depend on how much there is between what belongs on it.
 *
 * @param rows how many a chunk has; fewer if it is the last
 * @param after the chunk that begins after a place
 * @param place where in the list a candidate stands
 * @param <C> a candidate
 * @param <P> a place in the list
 */
record Candidates<C, P>(int rows, Function<Option<P>, Vector<C>> after, Function<C, P> place) {

  private static final int MOST_CHUNKS = 5;

  /** A few sizes, as a limit is a literal and each size a statement of its own. */
  private static final Vector<Integer> SIZES = Vector.of(11, 51, 101, Page.MOST + 1);

  /** How many candidates a chunk should have, of which all but a few belong on the page. */
  static int rowsFor(int limit) {
    return SIZES.find(size -> size > limit).getOrElse(Page.MOST + 1);
  }

  /** How many candidates a chunk should have, of which many may not belong on the page. */
  static int manyRowsFor(int limit) {
    return rowsFor(Math.max(limit, Page.USUAL));
  }

  /** Fills a page from a place on with what belongs on it. */
  <T> Page<T, P> page(int limit, Option<P> start, Function<C, Option<T>> belonging) {
    Vector<T> items = Vector.empty();
    Option<P> end = start;
    for (int chunk = 0; chunk < MOST_CHUNKS; chunk++) {
      Vector<C> candidates = after.apply(end);
      for (C candidate : candidates) {
        if (items.size() == limit) {
          return new Page<>(items, end);
        }
        items = items.appendAll(belonging.apply(candidate));
        end = Option.some(place.apply(candidate));
      }
      if (candidates.size() < rows) {
        return new Page<>(items, Option.none());
      }
    }
    return new Page<>(items, end);
  }
}
