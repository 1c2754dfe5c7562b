package io.devicedeletions.adapters.http.internal.exchange;

import io.devicedeletions.domain.tenant.RequestId;
import io.vavr.control.Option;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The ids under which a request is found again.
 *
 * @param requestId the id that was sent, or a fresh one
 * @param traceId the trace that the request belongs to, or else the request id
 * @param asSent false if an id was sent that could not be used
 */
public record CorrelationIds(RequestId requestId, String traceId, boolean asSent) {

  /** W3C Trace Context, section 3.2; a version above 00 may have more after it. */
  private static final Pattern TRACE_PARENT =
      Pattern.compile(
          "(?!ff)(?<version>[0-9a-f]{2})-(?!0{32})(?<trace>[0-9a-f]{32})"
              + "-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}(?<more>-.*)?");

  /** Reads the ids of a request. */
  public static CorrelationIds of(HeaderFields fields, Supplier<RequestId> fresh) {
    List<String> sent = fields.named("x-request-id");
    Option<RequestId> usable = single(sent).flatMap(RequestId::parse);
    RequestId requestId = usable.getOrElse(fresh);
    return new CorrelationIds(
        requestId,
        traceId(fields).getOrElse(requestId.value()),
        sent.isEmpty() || usable.isDefined());
  }

  private static Option<String> traceId(HeaderFields fields) {
    return single(fields.named("traceparent"))
        .map(TRACE_PARENT::matcher)
        .filter(Matcher::matches)
        .filter(parent -> parent.group("more") == null || !parent.group("version").equals("00"))
        .map(parent -> parent.group("trace"));
  }

  private static Option<String> single(List<String> values) {
    return values.size() == 1 ? Option.some(values.get(0)) : Option.none();
  }
}
