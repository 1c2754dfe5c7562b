package io.devicedeletions.adapters.http.internal.tracking;

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
import io.devicedeletions.application.port.in.ListDeletions;
import io.devicedeletions.domain.history.BatchPlace;
import io.devicedeletions.domain.history.BatchQuery;
import io.devicedeletions.domain.history.BatchState;
import io.devicedeletions.domain.history.BatchSummary;
import io.devicedeletions.domain.history.Page;
import io.devicedeletions.domain.tenant.RequestId;
import io.vavr.collection.HashSet;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.io.IOException;

/**
 * Lists a tenant's batches. Thread-safe.
 *
 * @param listDeletions knows them
 */
public record ListOperation(ListDeletions listDeletions) implements Query.Question {

  /** The parameters that it knows. */
  public static final Set<String> PARAMETERS =
      HashSet.of("requestId", "state", "since", PageParameters.LIMIT, PageParameters.CURSOR);

  private static final Vector<BatchState> STATES = Vector.of(BatchState.values());

  @Override
  public Either<Answer, BodyStep> open(RequestHead head, Admitted admitted, QueryParameters query) {
    return read(query)
        .map(wanted -> body -> answer(listDeletions.list(admitted.tenant().id(), wanted)));
  }

  private static Either<Answer, BatchQuery> read(QueryParameters query) {
    return PageParameters.limit(query)
        .map(BatchQuery.ALL::atMost)
        .flatMap(
            wanted ->
                query
                    .value("requestId", RequestId::parse, "a UUID: 8-4-4-4-12 hexadecimal digits")
                    .map(id -> id.fold(() -> wanted, wanted::of)))
        .flatMap(
            wanted ->
                query
                    .value("state", ListOperation::state, STATES.mkString("one of ", ", ", ""))
                    .map(state -> state.fold(() -> wanted, wanted::in)))
        .flatMap(
            wanted ->
                query
                    .value("since", WireTime::parse, WireTime.FORM)
                    .map(since -> since.fold(() -> wanted, wanted::since)))
        .flatMap(
            wanted ->
                query
                    .value(PageParameters.CURSOR, Cursor::batchPlace, Cursor.FORM)
                    .map(wanted::before));
  }

  private static Option<BatchState> state(String name) {
    return STATES.find(state -> state.name().equals(name));
  }

  private static Answer answer(Page<BatchSummary, BatchPlace> page) {
    return Answer.json(200, JsonText.object(json -> write(page, json)));
  }

  private static void write(Page<BatchSummary, BatchPlace> page, JsonGenerator json)
      throws IOException {
    json.writeArrayFieldStart("batches");
    for (BatchSummary batch : page.items()) {
      json.writeStartObject();
      SummaryJson.writeMembers(batch, json);
      json.writeEndObject();
    }
    json.writeEndArray();
    if (page.next().isDefined()) {
      json.writeStringField("nextCursor", Cursor.of(page.next().get()));
    }
  }
}
