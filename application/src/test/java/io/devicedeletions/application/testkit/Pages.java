package io.devicedeletions.application.testkit;

import io.devicedeletions.domain.history.Page;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.function.Function;

/** Pages of lists that are at hand as a whole. */
final class Pages {

  private Pages() {}

  /** The first page of what comes after a place, as long as there is more with a place to go on. */
  static <T, P> Page<T, P> first(Vector<T> rest, int limit, Function<T, P> place) {
    Vector<T> items = rest.take(limit);
    return new Page<>(items, rest.size() > limit ? items.lastOption().map(place) : Option.none());
  }
}
