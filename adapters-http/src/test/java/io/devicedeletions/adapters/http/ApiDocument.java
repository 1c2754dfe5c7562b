package io.devicedeletions.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.devicedeletions.adapters.http.testkit.RawRequest;
import io.devicedeletions.adapters.http.testkit.RunningApi;
import io.vavr.collection.Vector;
import io.vavr.control.Option;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The OpenAPI document as the server serves it, for tests to look into. */
final class ApiDocument {

  private static final ApiDocument SERVED = new ApiDocument(serve());

  private final Map<String, Object> root;
  private final DocumentSchemas schemas;

  private ApiDocument(Map<String, Object> root) {
    this.root = root;
    this.schemas = new DocumentSchemas(root);
  }

  /** The document, which is the same whichever server serves it. */
  static ApiDocument served() {
    return SERVED;
  }

  private static Map<String, Object> serve() {
    try (RunningApi api = RunningApi.start()) {
      return api.send(RawRequest.of("GET", "/openapi.json")).json();
    }
  }

  Map<String, Object> root() {
    return root;
  }

  DocumentSchemas schemas() {
    return schemas;
  }

  /** What stands under these keys, one after the other; references on the way are followed. */
  Map<String, Object> at(Map<String, Object> from, String... path) {
    Map<String, Object> found = from;
    for (String key : path) {
      assertThat(found).containsKey(key);
      found = resolved(members(found.get(key)));
    }
    return found;
  }

  private Map<String, Object> resolved(Map<String, Object> node) {
    return node.get("$ref") instanceof String reference ? target(reference) : node;
  }

  /** What a reference leads to. */
  Map<String, Object> target(String reference) {
    return at(root, reference.substring("#/".length()).split("/", -1));
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> members(@Nullable Object node) {
    return (Map<String, Object>) Objects.requireNonNull(node);
  }

  /** All operations, in the order of the document. */
  Vector<DocumentedOperation> operations() {
    return Vector.ofAll(at(root, "paths").entrySet())
        .flatMap(
            path ->
                Vector.ofAll(members(path.getValue()).entrySet())
                    .map(
                        method ->
                            new DocumentedOperation(
                                this, method.getKey(), path.getKey(), members(method.getValue()))));
  }

  /** The operation behind the first line of a request. */
  Option<DocumentedOperation> operation(String requestLine) {
    return operations().find(operation -> operation.answers(requestLine));
  }
}
