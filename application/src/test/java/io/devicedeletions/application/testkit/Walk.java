package io.devicedeletions.application.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.domain.history.Page;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.function.Function;

/** Goes through a list page by page, as a client does. */
final class Walk {

  /** Far more than any list of these tests has. */
  private static final int MOST_PAGES = 10_000;

  private Walk() {}

  /** Everything on the list. */
  static <T, P> Vector<T> through(int limit, Function<Option<P>, Page<T, P>> list) {
    return through(limit, list, () -> {});
  }

  /**
   * Everything that is on the list when its part of it is asked for.
   *
   * @param limit how much a page may have
   * @param list the page after a place
   * @param between what happens after each page
   */
  static <T, P> Vector<T> through(
      int limit, Function<Option<P>, Page<T, P>> list, Runnable between) {
    Vector<T> found = Vector.empty();
    Option<P> place = Option.none();
    for (int pages = 0; pages < MOST_PAGES; pages++) {
      Page<T, P> page = list.apply(place);
      assertThat(page.items().size()).as("items of a page").isLessThanOrEqualTo(limit);
      found = found.appendAll(page.items());
      if (page.next().isEmpty()) {
        return found;
      }
      place = page.next();
      between.run();
    }
    throw new AssertionError("the list does not end");
  }
}
