package io.devicedeletions.adapters.http;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import io.devicedeletions.adapters.http.testkit.Json;
import io.vavr.collection.Vector;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The schemas of the document, before a validator that is not ours. Clients must ignore what they
 * do not know, but a server that says what its document does not is caught here: every object is
 * held to the properties that are described.
 */
final class DocumentSchemas {

  private static final JsonSchemaFactory FACTORY =
      JsonSchemaFactory.getInstance(VersionFlag.V202012);
  private static final SchemaValidatorsConfig FORMATS_COUNT =
      SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();

  private final Object components;

  DocumentSchemas(Map<String, Object> document) {
    this.components = closed(Map.of("schemas", schemasOf(document)), false);
  }

  private static Object schemasOf(Map<String, Object> document) {
    return ApiDocument.members(document.getOrDefault("components", Map.of()))
        .getOrDefault("schemas", Map.of());
  }

  /** Parts of an {@code allOf} stay open, as each knows the properties of its own alone. */
  private static Object closed(Object node, boolean isPart) {
    if (node instanceof List<?> elements) {
      return elements.stream().map(element -> closed(element, isPart)).toList();
    }
    if (!(node instanceof Map<?, ?> members)) {
      return node;
    }
    Map<String, Object> changed = new LinkedHashMap<>();
    members.forEach(
        (key, value) ->
            changed.put(String.valueOf(key), closed(value, String.valueOf(key).equals("allOf"))));
    if (members.containsKey("$ref") && !isPart) {
      changed.put("unevaluatedProperties", false);
    }
    return changed;
  }

  /**
   * What of a JSON document is not as a schema says.
   *
   * @param reference names the schema
   */
  Vector<String> faults(String reference, String json) {
    Map<String, Object> schema =
        Map.of("$ref", reference, "unevaluatedProperties", false, "components", components);
    JsonSchema validator = FACTORY.getSchema(Json.text(schema), InputFormat.JSON, FORMATS_COUNT);
    return Vector.ofAll(validator.validate(json, InputFormat.JSON)).map(Object::toString);
  }
}
