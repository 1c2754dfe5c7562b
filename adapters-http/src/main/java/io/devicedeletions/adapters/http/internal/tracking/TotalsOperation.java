package io.devicedeletions.adapters.http.internal.tracking;

import io.devicedeletions.adapters.http.internal.access.Authorization.Admitted;
import io.devicedeletions.adapters.http.internal.access.HeadRules;
import io.devicedeletions.adapters.http.internal.access.Operation;
import io.devicedeletions.adapters.http.internal.exchange.Answer;
import io.devicedeletions.adapters.http.internal.exchange.Endpoint.BodyStep;
import io.devicedeletions.adapters.http.internal.exchange.RequestHead;
import io.devicedeletions.application.port.in.SummarizeTenant;
import io.vavr.control.Either;

/**
 * Tells how a tenant's work goes. Thread-safe.
 *
 * @param summarizeTenant knows it
 */
public record TotalsOperation(SummarizeTenant summarizeTenant) implements Operation {

  @Override
  public Either<Answer, BodyStep> open(RequestHead head, Admitted admitted) {
    return HeadRules.unless(
        HeadRules.queryFault(head),
        body ->
            Answer.json(200, TotalsJson.text(summarizeTenant.summarize(admitted.tenant().id()))));
  }
}
