package io.devicedeletions.adapters.http.internal.deletions;

import com.fasterxml.jackson.core.JsonGenerator;
import io.devicedeletions.adapters.http.internal.exchange.Answer;
import io.devicedeletions.adapters.http.internal.exchange.ApiPaths;
import io.devicedeletions.adapters.http.internal.exchange.RequestJournal.LineCounts;
import io.devicedeletions.adapters.http.internal.json.JsonText;
import io.devicedeletions.domain.batch.BatchLine;
import io.devicedeletions.domain.batch.DeletionBatch;
import io.devicedeletions.domain.batch.EntryStatus;
import java.io.IOException;

/** Says on the wire what was accepted: row 18 of the contract. */
final class ScheduleAnswers {

  private ScheduleAnswers() {}

  static Answer accepted(DeletionBatch batch) {
    return Answer.json(202, JsonText.object(json -> write(batch, json)))
        .with("Location", ApiPaths.DELETIONS + "/" + batch.id());
  }

  private static void write(DeletionBatch batch, JsonGenerator json) throws IOException {
    json.writeNumberField("scheduledCount", counts(batch).scheduled());
    json.writeStringField("status", "ACCEPTED");
    json.writeArrayFieldStart("devices");
    for (BatchLine line : batch.lines()) {
      json.writeStartObject();
      json.writeStringField("uid", line.entry().uid());
      json.writeStringField("name", line.entry().name().value());
      json.writeStringField("status", line.status().name());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  static LineCounts counts(DeletionBatch batch) {
    return new LineCounts(
        batch.lines().count(line -> line.status() == EntryStatus.SCHEDULED),
        batch.lines().count(line -> line.status() == EntryStatus.INVALID),
        batch.lines().count(line -> line.status() == EntryStatus.FAILED));
  }
}
