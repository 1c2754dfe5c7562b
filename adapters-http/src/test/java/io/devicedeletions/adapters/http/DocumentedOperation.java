package io.devicedeletions.adapters.http;

import io.devicedeletions.adapters.http.internal.exchange.PathTemplate;
import io.devicedeletions.adapters.http.testkit.RawResponse;
import io.vavr.collection.Set;
import io.vavr.collection.TreeSet;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.Locale;
import java.util.Map;

/**
 * An operation as the document describes it.
 *
 * @param document where it stands
 * @param method in lower case
 * @param path with the batch in braces
 * @param content what is said of it
 */
record DocumentedOperation(
    ApiDocument document, String method, String path, Map<String, Object> content) {

  String id() {
    return String.valueOf(content.get("operationId"));
  }

  /** Whether a request with this first line is one for it. */
  boolean answers(String requestLine) {
    String[] parts = requestLine.split("[ ?]", 3);
    return parts[0].toLowerCase(Locale.ROOT).equals(method)
        && (path.equals(parts[1]) || new PathTemplate(path).variable(parts[1]).isDefined());
  }

  boolean takesABody() {
    return content.containsKey("requestBody");
  }

  boolean isAboutABatch() {
    return path.contains("{");
  }

  /** What is said of an answer of this status. */
  Map<String, Object> response(int status) {
    return document.at(content, "responses", String.valueOf(status));
  }

  /** The value of an example of a response, of whichever type its body is. */
  Object example(int status, String name) {
    return value(document.at(body(response(status)), "examples", name));
  }

  /** The value of an example of the request. */
  Object requestExample(String name) {
    return value(document.at(body(document.at(content, "requestBody")), "examples", name));
  }

  private static Object value(Map<String, Object> example) {
    return ApiDocument.members(example).getOrDefault("value", "there is no value");
  }

  /** What is said of the only type of body. */
  private Map<String, Object> body(Map<String, Object> described) {
    Map<String, Object> types = document.at(described, "content");
    return ApiDocument.members(types.values().iterator().next());
  }

  private boolean hasBody(Map<String, Object> described) {
    return described.containsKey("content");
  }

  boolean has(int status, String example) {
    return examples().contains(status + " " + example);
  }

  /** Every example: its status and its name, or {@code request} and its name. */
  Set<String> examples() {
    Set<String> ofAnswers =
        Vector.ofAll(document.at(content, "responses").keySet())
            .map(Integer::valueOf)
            .flatMap(status -> names(String.valueOf(status), response(status)))
            .toSortedSet();
    return takesABody()
        ? ofAnswers.addAll(names("request", document.at(content, "requestBody")))
        : ofAnswers;
  }

  private Set<String> names(String prefix, Map<String, Object> described) {
    return hasBody(described)
        ? TreeSet.ofAll(document.at(body(described), "examples").keySet())
            .map(name -> prefix + " " + name)
        : TreeSet.empty();
  }

  /** What of a JSON body is not as its schema says; none for a body that is no JSON. */
  Vector<String> faults(RawResponse answer) {
    Map<String, Object> response = response(answer.status());
    if (!hasBody(response)) {
      return answer.body().isEmpty() ? Vector.empty() : Vector.of("there is a body");
    }
    Object schema = body(response).getOrDefault("schema", "there is no schema");
    return Option.of(ApiDocument.members(schema).get("$ref"))
        .map(reference -> document.schemas().faults(String.valueOf(reference), answer.body()))
        .getOrElse(Vector.of("the schema has no name"));
  }

  /** The fields that every answer of this status has. */
  Vector<String> requiredFields(int status) {
    return Vector.ofAll(document.at(response(status), "headers").keySet())
        .filter(
            field ->
                Boolean.TRUE.equals(
                    document.at(response(status), "headers", field).get("required")));
  }
}
