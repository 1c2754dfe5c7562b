package io.devicedeletions.adapters.http.internal.dead;

import com.fasterxml.jackson.core.JsonGenerator;
import io.devicedeletions.adapters.http.internal.access.Authorization.Admitted;
import io.devicedeletions.adapters.http.internal.access.HeadRules;
import io.devicedeletions.adapters.http.internal.access.Operation;
import io.devicedeletions.adapters.http.internal.exchange.Answer;
import io.devicedeletions.adapters.http.internal.exchange.Endpoint.BodyStep;
import io.devicedeletions.adapters.http.internal.exchange.RequestHead;
import io.devicedeletions.adapters.http.internal.json.JsonText;
import io.devicedeletions.application.port.in.RequeueDeadLines;
import io.devicedeletions.domain.history.LineKey;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import java.io.IOException;

/**
 * Gives lines that were given up another chance. Thread-safe.
 *
 * @param requeueDeadLines requeues
 */
public record RequeueOperation(RequeueDeadLines requeueDeadLines) implements Operation {

  @Override
  public Either<Answer, BodyStep> open(RequestHead head, Admitted admitted) {
    return HeadRules.unless(
        HeadRules.documentFault(head),
        body -> LineKeysReader.read(body).fold(fault -> fault, lines -> requeue(admitted, lines)));
  }

  private Answer requeue(Admitted admitted, Vector<LineKey> lines) {
    Vector<LineKey> requeued =
        requeueDeadLines.requeue(admitted.tenant().id(), lines, admitted.requester());
    return Answer.json(200, JsonText.object(json -> write(requeued, json)));
  }

  private static void write(Vector<LineKey> requeued, JsonGenerator json) throws IOException {
    json.writeNumberField("requeuedCount", requeued.size());
    json.writeArrayFieldStart("devices");
    for (LineKey line : requeued) {
      json.writeStartObject();
      json.writeStringField("batchId", line.batch().toString());
      json.writeNumberField("line", line.line());
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
