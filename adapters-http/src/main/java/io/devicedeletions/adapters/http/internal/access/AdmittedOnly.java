package io.devicedeletions.adapters.http.internal.access;

import io.devicedeletions.adapters.http.internal.access.Authorization.Admitted;
import io.devicedeletions.adapters.http.internal.exchange.Answer;
import io.devicedeletions.adapters.http.internal.exchange.Endpoint;
import io.devicedeletions.adapters.http.internal.exchange.RequestHead;
import io.vavr.control.Either;

/**
 * An operation behind the rules for tokens, tenants and request ids: rows 4 to 8 of the contract.
 * Thread-safe.
 *
 * @param authorization lets callers in
 * @param rules what the head of a request must be like
 * @param operation what they may ask for
 */
public record AdmittedOnly(Authorization authorization, HeadRules rules, Operation operation)
    implements Endpoint {

  @Override
  public Either<Answer, BodyStep> open(RequestHead head) {
    return authorization.admit(head).flatMap(admitted -> open(head, admitted));
  }

  private Either<Answer, BodyStep> open(RequestHead head, Admitted admitted) {
    return HeadRules.unless(rules.requestIdFault(head), admitted)
        .flatMap(caller -> operation.open(head, caller));
  }
}
