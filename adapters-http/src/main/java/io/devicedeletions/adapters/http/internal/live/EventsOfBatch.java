package io.devicedeletions.adapters.http.internal.live;

import io.devicedeletions.adapters.http.internal.access.Authorization.Admitted;
import io.devicedeletions.adapters.http.internal.access.BatchInPath;
import io.devicedeletions.adapters.http.internal.access.HeadRules;
import io.devicedeletions.adapters.http.internal.access.Operation;
import io.devicedeletions.adapters.http.internal.exchange.Answer;
import io.devicedeletions.adapters.http.internal.exchange.ApiPaths;
import io.devicedeletions.adapters.http.internal.exchange.Endpoint.BodyStep;
import io.devicedeletions.adapters.http.internal.exchange.RequestHead;
import io.devicedeletions.adapters.http.internal.tracking.SummaryJson;
import io.devicedeletions.application.port.in.SummarizeDeletions;
import io.devicedeletions.domain.batch.BatchId;
import io.devicedeletions.domain.history.BatchState;
import io.devicedeletions.domain.history.BatchSummary;
import io.devicedeletions.domain.tenant.TenantId;
import io.vavr.collection.Map;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;

/**
 * Follows a batch until every line of it has its outcome. Thread-safe.
 *
 * @param topics knows who watches
 * @param summarizeDeletions tells where a batch stands
 */
public record EventsOfBatch(LiveTopics topics, SummarizeDeletions summarizeDeletions)
    implements Operation {

  private static final String EVENT = "batch";

  private static final BatchInPath BATCH = new BatchInPath(ApiPaths.DELETION_EVENTS);

  @Override
  public Either<Answer, BodyStep> open(RequestHead head, Admitted admitted) {
    return HeadRules.unless(HeadRules.queryFault(head), head)
        .flatMap(BATCH::of)
        .map(batch -> body -> events(admitted, batch));
  }

  private Answer events(Admitted admitted, BatchId batch) {
    Topic topic = new Topic(admitted.tenant().id(), EVENT, Option.some(batch));
    if (!topics.hasRoom(topic.tenant())) {
      return StreamAnswers.TOO_MANY;
    }
    return BatchInPath.known(look(topic.tenant(), Vector.of(topic)).get(topic))
        .map(first -> topics.events(topic, first, this::look, admitted.standing()))
        .fold(unknown -> unknown, Answer::events);
  }

  private Map<Topic, Snapshot> look(TenantId tenant, Vector<Topic> batches) {
    return summarizeDeletions
        .summarize(tenant, batches.flatMap(Topic::batch))
        .mapKeys(batch -> new Topic(tenant, EVENT, Option.some(batch)))
        .mapValues(EventsOfBatch::snapshot);
  }

  private static Snapshot snapshot(BatchSummary batch) {
    String data = SummaryJson.text(batch);
    return new Snapshot(batch.times().asOf(), data, data, batch.state() == BatchState.FINISHED);
  }
}
