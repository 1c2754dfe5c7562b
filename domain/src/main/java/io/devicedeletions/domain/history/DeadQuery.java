package io.devicedeletions.domain.history;

import io.vavr.control.Option;

/**
 * Which of a tenant's dead lines to list, the oldest first.
 *
 * @param limit how many at most, from 1 to {@link Page#MOST}
 * @param after those after this place in the list, which is those that were given up later
 */
public record DeadQuery(int limit, Option<RecordPlace> after) {

  /** The oldest. */
  public static final DeadQuery OLDEST = new DeadQuery(Page.USUAL, Option.none());

  /** Refuses a limit outside the range. */
  public DeadQuery {
    Page.requireLimit(limit);
  }
}
