package io.devicedeletions.adapters.http.internal.access;

import io.devicedeletions.adapters.http.internal.access.Authorization.Admitted;
import io.devicedeletions.adapters.http.internal.exchange.Answer;
import io.devicedeletions.adapters.http.internal.exchange.Endpoint.BodyStep;
import io.devicedeletions.adapters.http.internal.exchange.QueryParameters;
import io.devicedeletions.adapters.http.internal.exchange.RequestHead;
import io.vavr.collection.Set;
import io.vavr.control.Either;

/**
 * An operation that takes query parameters and no body, and changes nothing. Thread-safe.
 *
 * @param parameters the parameters that it knows
 * @param question what is asked with them
 */
public record Query(Set<String> parameters, Question question) implements Operation {

  /** What is asked. */
  @FunctionalInterface
  public interface Question {

    /**
     * Reads the question, and answers it later; or says what is wrong with it.
     *
     * @param admitted who asks
     */
    Either<Answer, BodyStep> open(RequestHead head, Admitted admitted, QueryParameters query);
  }

  @Override
  public Either<Answer, BodyStep> open(RequestHead head, Admitted admitted) {
    return QueryParameters.read(head.query(), parameters)
        .flatMap(query -> question.open(head, admitted, query));
  }
}
