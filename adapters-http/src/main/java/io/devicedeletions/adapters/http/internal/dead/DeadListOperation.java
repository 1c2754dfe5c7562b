package io.devicedeletions.adapters.http.internal.dead;

import com.fasterxml.jackson.core.JsonGenerator;
import io.devicedeletions.adapters.http.internal.access.Authorization.Admitted;
import io.devicedeletions.adapters.http.internal.access.Query;
import io.devicedeletions.adapters.http.internal.exchange.Answer;
import io.devicedeletions.adapters.http.internal.exchange.Cursor;
import io.devicedeletions.adapters.http.internal.exchange.Endpoint.BodyStep;
import io.devicedeletions.adapters.http.internal.exchange.PageParameters;
import io.devicedeletions.adapters.http.internal.exchange.QueryParameters;
import io.devicedeletions.adapters.http.internal.exchange.RequestHead;
import io.devicedeletions.adapters.http.internal.exchange.WireTime;
import io.devicedeletions.adapters.http.internal.json.JsonText;
import io.devicedeletions.application.port.in.ListDeadDeletions;
import io.devicedeletions.domain.device.DeviceEntry;
import io.devicedeletions.domain.history.DeadQuery;
import io.devicedeletions.domain.history.Page;
import io.devicedeletions.domain.history.RecordPlace;
import io.devicedeletions.domain.outcome.DeadLine;
import io.vavr.collection.HashSet;
import io.vavr.collection.Set;
import io.vavr.control.Either;
import java.io.IOException;

/**
 * Lists what was given up. Thread-safe.
 *
 * @param listDeadDeletions knows it
 */
public record DeadListOperation(ListDeadDeletions listDeadDeletions) implements Query.Question {

  /** The parameters that it knows. */
  public static final Set<String> PARAMETERS =
      HashSet.of(PageParameters.LIMIT, PageParameters.CURSOR);

  @Override
  public Either<Answer, BodyStep> open(RequestHead head, Admitted admitted, QueryParameters query) {
    return read(query)
        .map(wanted -> body -> answer(listDeadDeletions.list(admitted.tenant().id(), wanted)));
  }

  private static Either<Answer, DeadQuery> read(QueryParameters query) {
    return PageParameters.limit(query)
        .flatMap(
            limit ->
                query
                    .value(PageParameters.CURSOR, Cursor::recordPlace, Cursor.FORM)
                    .map(after -> new DeadQuery(limit, after)));
  }

  private static Answer answer(Page<DeadLine, RecordPlace> page) {
    return Answer.json(200, JsonText.object(json -> write(page, json)));
  }

  private static void write(Page<DeadLine, RecordPlace> page, JsonGenerator json)
      throws IOException {
    json.writeArrayFieldStart("devices");
    for (DeadLine line : page.items()) {
      json.writeStartObject();
      write(line, json);
      json.writeEndObject();
    }
    json.writeEndArray();
    if (page.next().isDefined()) {
      json.writeStringField("nextCursor", Cursor.of(page.next().get()));
    }
  }

  /** Where the batch is unreadable, nobody knows the device any more. */
  private static void write(DeadLine line, JsonGenerator json) throws IOException {
    json.writeStringField("batchId", line.batch().toString());
    json.writeNumberField("line", line.line());
    if (line.entry().isDefined()) {
      DeviceEntry entry = line.entry().get();
      json.writeStringField("uid", entry.uid());
      json.writeStringField("name", entry.name().value());
    }
    json.writeNumberField("attempts", line.attempts());
    json.writeStringField("errorClass", line.error().errorClass());
    json.writeStringField("error", line.error().message());
    json.writeStringField("deadSince", WireTime.text(line.deadSince()));
    json.writeBooleanField("inDoubt", line.inDoubt());
  }
}
