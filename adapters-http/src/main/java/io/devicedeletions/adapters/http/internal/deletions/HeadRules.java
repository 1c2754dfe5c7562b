package io.devicedeletions.adapters.http.internal.deletions;

import io.devicedeletions.adapters.http.internal.exchange.Answer;
import io.devicedeletions.adapters.http.internal.exchange.HeaderFields;
import io.devicedeletions.adapters.http.internal.exchange.RequestHead;
import io.vavr.control.Option;

/**
 * What the head of a request must be like: rows 8 to 10 of the contract. Immutable and thread-safe.
 *
 * @param lenientRequestId whether a malformed request id is replaced instead of refused
 */
record HeadRules(boolean lenientRequestId) {

  private static final Answer BAD_REQUEST_ID =
      Answer.invalid(400, "x-request-id must be one UUID: 8-4-4-4-12 hexadecimal digits");
  private static final Answer QUERY = Answer.invalid(400, "this operation has no query parameters");
  private static final Answer NOT_JSON =
      Answer.invalid(
          415, "the body must be application/json in UTF-8, without any content encoding");

  /** The answer to a request whose head is at fault. */
  Option<Answer> fault(RequestHead head) {
    if (!head.ids().asSent() && !lenientRequestId) {
      return Option.some(BAD_REQUEST_ID);
    }
    if (!head.query().isEmpty()) {
      return Option.some(QUERY);
    }
    return isPlainJson(head.fields()) || isWithoutBody(head.fields())
        ? Option.none()
        : Option.some(NOT_JSON);
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
}
