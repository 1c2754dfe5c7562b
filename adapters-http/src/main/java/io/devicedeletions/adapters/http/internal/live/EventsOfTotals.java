package io.devicedeletions.adapters.http.internal.live;

import io.devicedeletions.adapters.http.internal.access.Authorization.Admitted;
import io.devicedeletions.adapters.http.internal.access.HeadRules;
import io.devicedeletions.adapters.http.internal.access.Operation;
import io.devicedeletions.adapters.http.internal.exchange.Answer;
import io.devicedeletions.adapters.http.internal.exchange.Endpoint.BodyStep;
import io.devicedeletions.adapters.http.internal.exchange.RequestHead;
import io.devicedeletions.adapters.http.internal.tracking.TotalsJson;
import io.devicedeletions.application.port.in.SummarizeTenant;
import io.devicedeletions.domain.history.TenantTotals;
import io.devicedeletions.domain.tenant.TenantId;
import io.vavr.Tuple;
import io.vavr.collection.Map;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;

/**
 * Follows a tenant's work. Thread-safe.
 *
 * @param topics knows who watches
 * @param summarizeTenant tells how a tenant's work goes
 */
public record EventsOfTotals(LiveTopics topics, SummarizeTenant summarizeTenant)
    implements Operation {

  private static final String EVENT = "totals";

  @Override
  public Either<Answer, BodyStep> open(RequestHead head, Admitted admitted) {
    return HeadRules.unless(HeadRules.queryFault(head), body -> events(admitted));
  }

  private Answer events(Admitted admitted) {
    Topic topic = new Topic(admitted.tenant().id(), EVENT, Option.none());
    return topics.hasRoom(topic.tenant())
        ? Answer.events(
            topics.events(topic, snapshot(topic.tenant()), this::look, admitted.standing()))
        : StreamAnswers.TOO_MANY;
  }

  private Map<Topic, Snapshot> look(TenantId tenant, Vector<Topic> totals) {
    Snapshot seen = snapshot(tenant);
    return totals.toMap(topic -> Tuple.of(topic, seen));
  }

  /** That time passes is no change. */
  private Snapshot snapshot(TenantId tenant) {
    TenantTotals totals = summarizeTenant.summarize(tenant);
    return new Snapshot(
        totals.asOf(),
        totals.withAsOf(totals.minutes().last().minute()),
        TotalsJson.text(totals),
        false);
  }
}
