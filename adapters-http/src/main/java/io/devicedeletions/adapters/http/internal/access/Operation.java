package io.devicedeletions.adapters.http.internal.access;

import io.devicedeletions.adapters.http.internal.access.Authorization.Admitted;
import io.devicedeletions.adapters.http.internal.exchange.Answer;
import io.devicedeletions.adapters.http.internal.exchange.Endpoint.BodyStep;
import io.devicedeletions.adapters.http.internal.exchange.RequestHead;
import io.vavr.control.Either;

/** What somebody who was let in can ask for. Implementations are thread-safe and may block. */
@FunctionalInterface
public interface Operation {

  /**
   * Judges the rest of the head: an answer, or what to do with the body once it is there.
   *
   * @param admitted who asks
   * @throws RuntimeException for trouble of our own; the client is told no more than that
   */
  Either<Answer, BodyStep> open(RequestHead head, Admitted admitted);
}
