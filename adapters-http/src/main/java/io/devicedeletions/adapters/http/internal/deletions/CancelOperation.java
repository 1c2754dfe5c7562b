package io.devicedeletions.adapters.http.internal.deletions;

import com.fasterxml.jackson.core.JsonGenerator;
import io.devicedeletions.adapters.http.internal.access.Authorization.Admitted;
import io.devicedeletions.adapters.http.internal.access.BatchInPath;
import io.devicedeletions.adapters.http.internal.access.HeadRules;
import io.devicedeletions.adapters.http.internal.access.Operation;
import io.devicedeletions.adapters.http.internal.exchange.Answer;
import io.devicedeletions.adapters.http.internal.exchange.ApiPaths;
import io.devicedeletions.adapters.http.internal.exchange.Endpoint.BodyStep;
import io.devicedeletions.adapters.http.internal.exchange.RequestHead;
import io.devicedeletions.adapters.http.internal.json.JsonText;
import io.devicedeletions.application.port.in.CancelDeletions;
import io.devicedeletions.domain.batch.BatchId;
import io.devicedeletions.domain.batch.BatchLine;
import io.devicedeletions.domain.batch.Cancellation;
import io.devicedeletions.domain.batch.EntryStatus;
import io.vavr.Tuple2;
import io.vavr.control.Either;
import java.io.IOException;

/**
 * Cancels what is pending of a batch, and says line by line what was too late. Thread-safe.
 *
 * @param cancelDeletions cancels
 */
public record CancelOperation(CancelDeletions cancelDeletions) implements Operation {

  private static final BatchInPath BATCH = new BatchInPath(ApiPaths.CANCELLATION);

  @Override
  public Either<Answer, BodyStep> open(RequestHead head, Admitted admitted) {
    return HeadRules.unless(HeadRules.queryFault(head), head)
        .flatMap(BATCH::of)
        .map(batch -> body -> cancel(admitted, batch));
  }

  private Answer cancel(Admitted admitted, BatchId batch) {
    return BatchInPath.known(
            cancelDeletions.cancel(admitted.tenant().id(), batch, admitted.requester()))
        .fold(unknown -> unknown, CancelOperation::cancelled);
  }

  private static Answer cancelled(Cancellation cancellation) {
    return Answer.json(200, JsonText.object(json -> write(cancellation, json)));
  }

  private static void write(Cancellation cancellation, JsonGenerator json) throws IOException {
    json.writeStringField("batchId", cancellation.batch().id().toString());
    json.writeNumberField("cancelledCount", cancellation.cancelled().size());
    json.writeNumberField("tooLateCount", cancellation.tooLate().size());
    json.writeArrayFieldStart("devices");
    for (Tuple2<BatchLine, Integer> line : cancellation.batch().lines().zipWithIndex()) {
      json.writeStartObject();
      write(line._1(), cancellation.cancelled().contains(line._2()), json);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void write(BatchLine line, boolean cancelled, JsonGenerator json)
      throws IOException {
    json.writeStringField("uid", line.entry().uid());
    json.writeStringField("name", line.entry().name().value());
    json.writeStringField("status", line.status().name());
    if (line.status() == EntryStatus.SCHEDULED) {
      json.writeBooleanField("cancelled", cancelled);
    }
  }
}
