package io.devicedeletions.adapters.http.internal.tracking;

import com.fasterxml.jackson.core.JsonGenerator;
import io.devicedeletions.adapters.http.internal.exchange.WireTime;
import io.devicedeletions.adapters.http.internal.json.JsonText;
import io.devicedeletions.domain.batch.Origin;
import io.devicedeletions.domain.batch.Purpose;
import io.devicedeletions.domain.history.BatchSummary;
import io.devicedeletions.domain.history.FateCounts;
import io.devicedeletions.domain.history.LineFate;
import java.io.IOException;

/** Batches on the wire. What has no value is left out. */
public final class SummaryJson {

  private SummaryJson() {}

  /** A batch as an object on one line. */
  public static String text(BatchSummary batch) {
    return JsonText.object(json -> writeMembers(batch, json));
  }

  static void writeMembers(BatchSummary batch, JsonGenerator json) throws IOException {
    json.writeStringField("batchId", batch.id().toString());
    json.writeStringField("state", batch.state().name());
    json.writeStringField("acceptedAt", WireTime.text(batch.times().acceptedAt()));
    json.writeStringField("dueAt", WireTime.text(batch.times().dueAt()));
    writeOrigin(batch.origin(), json);
    json.writeNumberField("lineCount", batch.lineCount());
    json.writeObjectFieldStart("counts");
    writeCounts(batch.counts(), json);
    json.writeEndObject();
  }

  static void writeOrigin(Origin origin, JsonGenerator json) throws IOException {
    json.writeStringField("requestedBy", origin.requester().value());
    json.writeStringField("requestId", origin.requestId().value());
    Purpose purpose = origin.purpose();
    if (purpose.reason().isDefined()) {
      json.writeStringField("reason", purpose.reason().get().value());
    }
    if (purpose.externalReference().isDefined()) {
      json.writeStringField("externalReference", purpose.externalReference().get().value());
    }
  }

  private static void writeCounts(FateCounts counts, JsonGenerator json) throws IOException {
    for (LineFate fate : LineFate.values()) {
      json.writeNumberField(fate.name(), counts.of(fate));
    }
  }
}
