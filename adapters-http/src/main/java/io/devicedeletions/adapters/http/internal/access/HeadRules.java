package io.devicedeletions.adapters.http.internal.access;

import io.devicedeletions.adapters.http.internal.exchange.Answer;
import io.devicedeletions.adapters.http.internal.exchange.HeaderFields;
import io.devicedeletions.adapters.http.internal.exchange.QueryParameters;
import io.devicedeletions.adapters.http.internal.exchange.RequestHead;
import io.vavr.collection.HashSet;
import io.vavr.control.Either;
import io.vavr.control.Option;

/**
 * What the head of a request must be like: rows 8 to 10 of the contract. Immutable and thread-safe.
 *
 * @param lenientRequestId whether a malformed request id is replaced instead of refused
 */
public record HeadRules(boolean lenientRequestId) {

  private static final Answer BAD_REQUEST_ID =
      Answer.invalid(400, "x-request-id must be one UUID: 8-4-4-4-12 hexadecimal digits");
  private static final Answer NOT_JSON =
      Answer.invalid(
          415, "the body must be application/json in UTF-8, without any content encoding");

  /** Row 8: the answer to a request whose id is at fault. */
  Option<Answer> requestIdFault(RequestHead head) {
    return Option.when(!head.ids().asSent() && !lenientRequestId, BAD_REQUEST_ID);
  }

  /** Row 9: the answer to a request that has a query where none is known. */
  public static Option<Answer> queryFault(RequestHead head) {
    return QueryParameters.read(head.query(), HashSet.empty()).swap().toOption();
  }

  /** Rows 9 and 10: the answer to a request with a query, or with a body that is no JSON. */
  public static Option<Answer> documentFault(RequestHead head) {
    return queryFault(head).orElse(() -> bodyFault(head.fields()));
  }

  private static Option<Answer> bodyFault(HeaderFields fields) {
    return Option.when(!isPlainJson(fields) && !isWithoutBody(fields), NOT_JSON);
  }

  private static boolean isPlainJson(HeaderFields fields) {
    return MediaType.isJson(fields.named("Content-Type"))
        && fields.named("Content-Encoding").isEmpty();
  }

  /** Where nothing is sent and nothing announced, there is no type at fault: it names no device. */
  private static boolean isWithoutBody(HeaderFields fields) {
    return fields.named("Content-Type").isEmpty()
        && fields.named("Content-Encoding").isEmpty()
        && fields.named("Transfer-Encoding").isEmpty()
        && fields.named("Content-Length").stream().allMatch("0"::equals);
  }

  /** Nothing, or the fault as what an operation answers. */
  public static <T> Either<Answer, T> unless(Option<Answer> fault, T otherwise) {
    return fault.<Either<Answer, T>>map(Either::left).getOrElse(() -> Either.right(otherwise));
  }
}
