package io.devicedeletions.adapters.http.internal.exchange;

import io.devicedeletions.adapters.http.internal.json.JsonText;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;

/**
 * What goes back to the client, apart from the header fields that every answer has.
 *
 * @param status the HTTP status
 * @param fields header fields, in order
 * @param content what it says
 */
public record Answer(int status, Map<String, String> fields, Content content) {

  private static final String RETRY_AFTER_SECONDS = "1";

  /** An answer with a JSON body. */
  public static Answer json(int status, String body) {
    return new Answer(
        status, LinkedHashMap.of("Content-Type", "application/json"), new Content.Text(body));
  }

  /** An answer that is the same for everybody. */
  public static Answer packaged(String contentType, Content.Packaged content) {
    return new Answer(200, LinkedHashMap.of("Content-Type", contentType), content);
  }

  /** An answer that goes on with events, which proxies in between are asked not to collect. */
  public static Answer events(EventSource source) {
    return new Answer(200, LinkedHashMap.of("X-Accel-Buffering", "no"), new Content.Events(source));
  }

  /** An answer without a body. */
  public static Answer empty(int status) {
    return new Answer(status, LinkedHashMap.empty(), new Content.Text(""));
  }

  /** An answer with the contract's error body. */
  public static Answer error(int status, ErrorCode code, String message) {
    return json(
        status,
        JsonText.object(
            json -> {
              json.writeStringField("code", code.name());
              json.writeStringField("message", message);
            }));
  }

  /** An answer that blames the request. */
  public static Answer invalid(int status, String message) {
    return error(status, ErrorCode.INVALID_REQUEST, message);
  }

  /** An answer that blames us: the same request may well succeed in a moment. */
  public static Answer troubled(int status, String message) {
    return error(status, ErrorCode.INTERNAL_ERROR, message)
        .with("Retry-After", RETRY_AFTER_SECONDS);
  }

  /** The text that it says; empty where that is no text of its own. */
  public String body() {
    return content instanceof Content.Text said ? said.text() : "";
  }

  /** This answer with one more header field. */
  public Answer with(String field, String value) {
    return new Answer(status, fields.put(field, value), content);
  }
}
