package io.devicedeletions.adapters.http.internal.deletions;

import com.fasterxml.jackson.core.JsonGenerator;
import io.devicedeletions.adapters.http.internal.exchange.Answer;
import io.devicedeletions.adapters.http.internal.exchange.ErrorCode;
import io.devicedeletions.adapters.http.internal.exchange.RequestJournal.LineCounts;
import io.devicedeletions.adapters.http.internal.json.JsonText;
import io.devicedeletions.application.port.in.ScheduleRejection;
import io.devicedeletions.domain.batch.BatchLine;
import io.devicedeletions.domain.batch.BatchRejection;
import io.devicedeletions.domain.batch.DeletionBatch;
import io.devicedeletions.domain.batch.EntryStatus;
import io.devicedeletions.domain.device.EntryFault;
import io.vavr.collection.Seq;
import java.io.IOException;

/** Says on the wire what the use case said: rows 13 to 16 and 18 of the contract. */
final class ScheduleAnswers {

  private ScheduleAnswers() {}

  static Answer accepted(DeletionBatch batch) {
    return Answer.json(202, JsonText.object(json -> write(batch, json)))
        .with("Location", ScheduleEndpoint.PATH + "/" + batch.id());
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

  static Answer rejected(ScheduleRejection rejection) {
    if (rejection instanceof ScheduleRejection.Rejected rejected) {
      return rejected(rejected.reason());
    }
    if (rejection instanceof ScheduleRejection.KeyReused) {
      return Answer.invalid(422, "this Idempotency-Key was used for another request");
    }
    if (rejection instanceof ScheduleRejection.KeyInFlight) {
      return Answer.invalid(409, "a request with this Idempotency-Key is under way");
    }
    ScheduleRejection.Incomplete incomplete = (ScheduleRejection.Incomplete) rejection;
    return Answer.invalid(
        400,
        incomplete.violations().map(missing -> missing.path() + " " + missing.message()).head());
  }

  private static Answer rejected(BatchRejection rejection) {
    if (rejection instanceof BatchRejection.Empty) {
      return Answer.error(400, ErrorCode.EMPTY_REQUEST, "the request names no device");
    }
    if (rejection instanceof BatchRejection.TooLarge tooLarge) {
      return Answer.error(
          400,
          ErrorCode.BATCH_SIZE_EXCEEDED,
          "a request names at most " + tooLarge.limit().lines() + " devices");
    }
    if (rejection instanceof BatchRejection.Unusable unusable) {
      return Answer.invalid(400, sentence(unusable.faults()));
    }
    return Answer.invalid(400, "Idempotency-Key must be 1 to 128 visible ASCII characters");
  }

  private static String sentence(Seq<EntryFault> faults) {
    EntryFault first = faults.head();
    String more = faults.size() == 1 ? "" : " (and " + (faults.size() - 1) + " more)";
    return "devices[" + first.index() + "]" + part(first) + ": " + first.fault().sentence() + more;
  }

  private static String part(EntryFault fault) {
    return switch (fault.part()) {
      case WHOLE -> "";
      case UID -> ".uid";
      case NAME -> ".name";
    };
  }
}
