package io.devicedeletions.adapters.http.internal.exchange;

import io.devicedeletions.domain.history.Page;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.regex.Pattern;

/** What operations that list have in common. Stateless and thread-safe. */
public final class PageParameters {

  /** How many at most. */
  public static final String LIMIT = "limit";

  /** Where to go on. */
  public static final String CURSOR = "cursor";

  private static final Pattern NUMBER = Pattern.compile("[1-9]\\d{0,2}");

  private PageParameters() {}

  /** How many items are asked for. */
  public static Either<Answer, Integer> limit(QueryParameters query) {
    return query
        .value(LIMIT, PageParameters::parse, "a number from 1 to " + Page.MOST)
        .map(limit -> limit.getOrElse(Page.USUAL));
  }

  private static Option<Integer> parse(String text) {
    return Option.when(NUMBER.matcher(text).matches(), () -> Integer.valueOf(text))
        .filter(limit -> limit <= Page.MOST);
  }
}
