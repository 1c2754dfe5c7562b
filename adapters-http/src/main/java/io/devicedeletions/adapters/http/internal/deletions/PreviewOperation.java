package io.devicedeletions.adapters.http.internal.deletions;

import com.fasterxml.jackson.core.JsonGenerator;
import io.devicedeletions.adapters.http.internal.access.Authorization.Admitted;
import io.devicedeletions.adapters.http.internal.access.HeadRules;
import io.devicedeletions.adapters.http.internal.access.Operation;
import io.devicedeletions.adapters.http.internal.exchange.Answer;
import io.devicedeletions.adapters.http.internal.exchange.Endpoint.BodyStep;
import io.devicedeletions.adapters.http.internal.exchange.RequestHead;
import io.devicedeletions.adapters.http.internal.json.JsonText;
import io.devicedeletions.application.port.in.PreviewDeletions;
import io.devicedeletions.domain.batch.BatchLimit;
import io.devicedeletions.domain.outcome.PreviewedLine;
import io.devicedeletions.domain.outcome.RemovalPrediction;
import io.devicedeletions.domain.tenant.TenantId;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import java.io.IOException;

/**
 * Tells what a request would do, and does nothing. It takes what the published operation takes, and
 * refuses what that refuses. Thread-safe.
 */
public final class PreviewOperation implements Operation {

  private final BodyReader bodyReader;
  private final PreviewDeletions previewDeletions;

  /**
   * Puts the operation together.
   *
   * @param limit how many lines a request may have
   * @param previewDeletions knows what would happen
   */
  public PreviewOperation(BatchLimit limit, PreviewDeletions previewDeletions) {
    this.bodyReader = new BodyReader(limit);
    this.previewDeletions = previewDeletions;
  }

  @Override
  public Either<Answer, BodyStep> open(RequestHead head, Admitted admitted) {
    return HeadRules.unless(
        HeadRules.documentFault(head), body -> answer(head, admitted.tenant().id(), body));
  }

  private Answer answer(RequestHead head, TenantId tenant, byte[] body) {
    return bodyReader
        .read(body)
        .peek(submitted -> head.journal().noteIgnoredProperties(submitted.ignoredProperties()))
        .fold(fault -> fault, submitted -> preview(tenant, submitted));
  }

  private Answer preview(TenantId tenant, SubmittedDevices submitted) {
    return previewDeletions
        .preview(tenant, Vector.ofAll(submitted.devices()))
        .fold(RejectionAnswers::rejected, PreviewOperation::previewed);
  }

  private static Answer previewed(Vector<PreviewedLine> lines) {
    return Answer.json(200, JsonText.object(json -> write(lines, json)));
  }

  private static void write(Vector<PreviewedLine> lines, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("counts");
    for (RemovalPrediction prediction : RemovalPrediction.values()) {
      json.writeNumberField(
          prediction.name(), lines.count(line -> line.prediction() == prediction));
    }
    json.writeEndObject();
    json.writeArrayFieldStart("devices");
    for (PreviewedLine line : lines) {
      json.writeStartObject();
      json.writeStringField("uid", line.entry().uid());
      json.writeStringField("name", line.entry().name().value());
      json.writeStringField("prediction", line.prediction().name());
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
