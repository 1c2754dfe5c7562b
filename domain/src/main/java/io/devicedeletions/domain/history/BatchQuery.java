package io.devicedeletions.domain.history;

import io.devicedeletions.domain.tenant.RequestId;
import io.vavr.control.Option;
import java.time.Instant;

/**
 * Which of a tenant's batches to list, the newest first.
 *
 * @param requestId those of requests with this id, to the letter
 * @param state those that stand like this
 * @param since those accepted at this time or later
 * @param limit how many at most, from 1 to {@link Page#MOST}
 * @param before those after this place in the list, which is those that are older
 */
public record BatchQuery(
    Option<RequestId> requestId,
    Option<BatchState> state,
    Option<Instant> since,
    int limit,
    Option<BatchPlace> before) {

  /** All of them. */
  public static final BatchQuery ALL =
      new BatchQuery(Option.none(), Option.none(), Option.none(), Page.USUAL, Option.none());

  /** Refuses a limit outside the range. */
  public BatchQuery {
    Page.requireLimit(limit);
  }

  /** The same of a request. */
  public BatchQuery of(RequestId request) {
    return new BatchQuery(Option.some(request), state, since, limit, before);
  }

  /** The same in a state. */
  public BatchQuery in(BatchState wanted) {
    return new BatchQuery(requestId, Option.some(wanted), since, limit, before);
  }

  /** The same from a time on. */
  public BatchQuery since(Instant earliest) {
    return new BatchQuery(requestId, state, Option.some(earliest), limit, before);
  }

  /** The same with another limit. */
  public BatchQuery atMost(int most) {
    return new BatchQuery(requestId, state, since, most, before);
  }

  /** The same from another place on. */
  public BatchQuery before(Option<BatchPlace> place) {
    return new BatchQuery(requestId, state, since, limit, place);
  }
}
