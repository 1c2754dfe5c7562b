package io.devicedeletions.adapters.http.internal.tracking;

import com.fasterxml.jackson.core.JsonGenerator;
import io.devicedeletions.adapters.http.internal.exchange.Answer;
import io.devicedeletions.adapters.http.internal.exchange.Cursor;
import io.devicedeletions.adapters.http.internal.exchange.WireTime;
import io.devicedeletions.adapters.http.internal.json.JsonText;
import io.devicedeletions.domain.history.DeletionRecord;
import io.devicedeletions.domain.history.Page;
import io.devicedeletions.domain.history.RecordPlace;
import io.devicedeletions.domain.outcome.RemovalOutcome;
import io.vavr.Tuple2;
import java.io.IOException;

/** What became of a device, on the wire. What has no value is left out. */
final class RecordsAnswer {

  private RecordsAnswer() {}

  static Answer of(Page<DeletionRecord, RecordPlace> page) {
    return Answer.json(200, JsonText.object(json -> write(page, json)));
  }

  private static void write(Page<DeletionRecord, RecordPlace> page, JsonGenerator json)
      throws IOException {
    json.writeArrayFieldStart("records");
    for (DeletionRecord entry : page.items()) {
      json.writeStartObject();
      write(entry, json);
      json.writeEndObject();
    }
    json.writeEndArray();
    if (page.next().isDefined()) {
      json.writeStringField("nextCursor", Cursor.of(page.next().get()));
    }
  }

  private static void write(DeletionRecord entry, JsonGenerator json) throws IOException {
    json.writeStringField("uid", entry.device().uid().toString());
    json.writeStringField("name", entry.device().name().value());
    json.writeStringField("outcome", entry.end().outcome().name());
    json.writeStringField("settledAt", WireTime.text(entry.end().settledAt()));
    json.writeNumberField("attempts", entry.end().attempts());
    json.writeStringField("batchId", entry.batch().toString());
    json.writeNumberField("line", entry.line());
    if (entry.request().isDefined()) {
      DeletionRecord.Request request = entry.request().get();
      json.writeStringField("acceptedAt", WireTime.text(request.acceptedAt()));
      SummaryJson.writeOrigin(request.origin(), json);
    }
    if (entry.end().outcome() == RemovalOutcome.REMOVED) {
      json.writeObjectFieldStart("attributes");
      for (Tuple2<String, String> attribute : entry.attributes()) {
        json.writeStringField(attribute._1(), attribute._2());
      }
      json.writeEndObject();
    }
  }
}
