package io.devicedeletions.adapters.http.internal.tracking;

import com.fasterxml.jackson.core.JsonGenerator;
import io.devicedeletions.adapters.http.internal.access.Authorization.Admitted;
import io.devicedeletions.adapters.http.internal.access.BatchInPath;
import io.devicedeletions.adapters.http.internal.access.HeadRules;
import io.devicedeletions.adapters.http.internal.access.Operation;
import io.devicedeletions.adapters.http.internal.exchange.Answer;
import io.devicedeletions.adapters.http.internal.exchange.ApiPaths;
import io.devicedeletions.adapters.http.internal.exchange.Endpoint.BodyStep;
import io.devicedeletions.adapters.http.internal.exchange.RequestHead;
import io.devicedeletions.adapters.http.internal.exchange.WireTime;
import io.devicedeletions.adapters.http.internal.json.JsonText;
import io.devicedeletions.application.port.in.TrackDeletions;
import io.devicedeletions.domain.history.BatchProgress;
import io.devicedeletions.domain.history.Intervention;
import io.devicedeletions.domain.history.LineProgress;
import io.vavr.control.Either;
import java.io.IOException;

/**
 * Tells where a batch and each of its lines stand. What attempts failed by, in the words of a
 * database or a remote inventory, is told to those alone who may requeue. Thread-safe.
 *
 * @param trackDeletions knows it
 * @param administration the scope of those who may requeue
 */
public record StatusOperation(TrackDeletions trackDeletions, String administration)
    implements Operation {

  private static final BatchInPath BATCH = new BatchInPath(ApiPaths.DELETION);

  @Override
  public Either<Answer, BodyStep> open(RequestHead head, Admitted admitted) {
    return HeadRules.unless(HeadRules.queryFault(head), head)
        .flatMap(BATCH::of)
        .map(
            batch ->
                body ->
                    BatchInPath.known(trackDeletions.track(admitted.tenant().id(), batch))
                        .fold(
                            unknown -> unknown,
                            found -> answer(found, admitted.scopes().contains(administration))));
  }

  private static Answer answer(BatchProgress batch, boolean withErrors) {
    return Answer.json(200, JsonText.object(json -> write(batch, withErrors, json)));
  }

  private static void write(BatchProgress batch, boolean withErrors, JsonGenerator json)
      throws IOException {
    SummaryJson.writeMembers(batch.summary(), json);
    json.writeArrayFieldStart("devices");
    for (LineProgress line : batch.lines()) {
      LineJson.write(line, withErrors, json);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("interventions");
    for (Intervention intervention : batch.interventions()) {
      write(intervention, json);
    }
    json.writeEndArray();
  }

  private static void write(Intervention intervention, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("action", intervention.action().name());
    json.writeStringField("requestedBy", intervention.requester().value());
    json.writeStringField("at", WireTime.text(intervention.takenAt()));
    json.writeArrayFieldStart("lines");
    for (int line : intervention.lines()) {
      json.writeNumber(line);
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}
