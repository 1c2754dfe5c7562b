package io.devicedeletions.adapters.http.internal.tracking;

import io.devicedeletions.adapters.http.internal.access.Authorization.Admitted;
import io.devicedeletions.adapters.http.internal.access.Query;
import io.devicedeletions.adapters.http.internal.exchange.Answer;
import io.devicedeletions.adapters.http.internal.exchange.Cursor;
import io.devicedeletions.adapters.http.internal.exchange.Endpoint.BodyStep;
import io.devicedeletions.adapters.http.internal.exchange.PageParameters;
import io.devicedeletions.adapters.http.internal.exchange.QueryParameters;
import io.devicedeletions.adapters.http.internal.exchange.RequestHead;
import io.devicedeletions.adapters.http.internal.exchange.WireTime;
import io.devicedeletions.application.port.in.SearchDeletionRecords;
import io.devicedeletions.domain.device.DeviceName;
import io.devicedeletions.domain.device.DeviceUid;
import io.devicedeletions.domain.history.RecordQuery;
import io.vavr.collection.HashSet;
import io.vavr.collection.Set;
import io.vavr.control.Either;
import io.vavr.control.Option;

/**
 * Tells who removed a device, when, by which request and for which reason. Thread-safe.
 *
 * @param searchDeletionRecords knows it
 */
public record SearchOperation(SearchDeletionRecords searchDeletionRecords)
    implements Query.Question {

  /** The parameters that it knows. */
  public static final Set<String> PARAMETERS =
      HashSet.of("uid", "name", "since", PageParameters.LIMIT, PageParameters.CURSOR);

  private static final Answer FOR_NOTHING =
      Answer.invalid(400, "give a uid, a name, or both: records are found by device");

  @Override
  public Either<Answer, BodyStep> open(RequestHead head, Admitted admitted, QueryParameters query) {
    return read(query)
        .map(
            wanted ->
                body ->
                    RecordsAnswer.of(searchDeletionRecords.search(admitted.tenant().id(), wanted)));
  }

  private static Either<Answer, RecordQuery> read(QueryParameters query) {
    return device(query)
        .flatMap(wanted -> PageParameters.limit(query).map(wanted::atMost))
        .flatMap(
            wanted ->
                query
                    .value("since", WireTime::parse, WireTime.FORM)
                    .map(since -> since.fold(() -> wanted, wanted::since)))
        .flatMap(
            wanted ->
                query
                    .value(PageParameters.CURSOR, Cursor::recordPlace, Cursor.FORM)
                    .map(wanted::before));
  }

  private static Either<Answer, RecordQuery> device(QueryParameters query) {
    return query
        .value("uid", DeviceUid::parse, "8-4-4-4-12 hexadecimal digits")
        .flatMap(
            uid ->
                query
                    .value("name", text -> DeviceName.parse(text).toOption(), "a name of a device")
                    .flatMap(name -> device(uid, name)));
  }

  private static Either<Answer, RecordQuery> device(
      Option<DeviceUid> uid, Option<DeviceName> name) {
    return uid.map(wanted -> name.fold(() -> RecordQuery.of(wanted), RecordQuery.of(wanted)::named))
        .orElse(() -> name.map(RecordQuery::of))
        .toEither(FOR_NOTHING);
  }
}
