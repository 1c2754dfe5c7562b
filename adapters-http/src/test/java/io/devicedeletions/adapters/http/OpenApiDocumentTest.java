package io.devicedeletions.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.collection.HashSet;
import io.vavr.collection.Set;
import io.vavr.collection.Vector;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** What the served document must be like, whatever it says. */
class OpenApiDocumentTest {

  private final ApiDocument document = ApiDocument.served();
  private final Map<String, Object> root = document.root();

  @Test
  void describesThePublishedOperation() {
    assertThat(root).containsEntry("openapi", "3.1.0");
    assertThat(root.get("servers")).asString().contains("url=/,").doesNotContain("http");
    DocumentedOperation published = operation("deleteDevices");
    assertThat(published.method() + " " + published.path())
        .isEqualTo("post /api/v1/data-management/device/deletions");
    assertThat(document.at(published.content(), "responses"))
        .containsOnlyKeys(
            "202", "400", "401", "403", "404", "405", "408", "409", "413", "415", "422", "429",
            "500", "503");
    assertThat(document.at(root, "components", "securitySchemes", "bearerAuth"))
        .containsEntry("scheme", "bearer");
  }

  private DocumentedOperation operation(String id) {
    return document.operations().find(operation -> operation.id().equals(id)).get();
  }

  @Test
  void saysTheRuleForUidsInWordsInsteadOfAFormat() {
    Map<String, Object> schemas = document.at(root, "components", "schemas");
    assertThat(document.at(schemas, "Device", "properties", "uid")).doesNotContainKey("format");
    assertThat(document.at(schemas, "DeletionRequest", "properties", "devices"))
        .containsEntry("maxItems", 100);
    assertThat(document.at(schemas, "ErrorCode").get("enum"))
        .isEqualTo(
            List.of(
                "EMPTY_REQUEST",
                "BATCH_SIZE_EXCEEDED",
                "INVALID_REQUEST",
                "EMPTY_TENANT",
                "FEATURE_NOT_ENABLED",
                "INTERNAL_ERROR"));
  }

  @Test
  void everyReferenceLeadsSomewhereAndNothingIsLeftOver() {
    Set<String> references = references(root).toSet();
    references.forEach(document::target);
    Map<String, Object> components = document.at(root, "components");
    Set<String> all =
        Vector.ofAll(components.keySet())
            .reject("securitySchemes"::equals)
            .flatMap(
                kind ->
                    Vector.ofAll(document.at(components, kind).keySet())
                        .map(name -> "#/components/" + kind + "/" + name))
            .toSet();
    assertThat(all.diff(references)).isEmpty();
  }

  private static Vector<String> references(Object node) {
    if (node instanceof Map<?, ?> members && members.get("$ref") instanceof String reference) {
      return Vector.of(reference);
    }
    return within(node).flatMap(OpenApiDocumentTest::references);
  }

  private static Vector<Object> within(Object node) {
    if (node instanceof Map<?, ?> members) {
      return Vector.ofAll(members.values());
    }
    return node instanceof List<?> elements ? Vector.ofAll(elements) : Vector.empty();
  }

  @Test
  void everyPropertyIsDescribedAndNoneIsEverNull() {
    Map<String, Object> schemas = document.at(root, "components", "schemas");
    for (String name : schemas.keySet()) {
      Map<String, Object> schema = document.at(schemas, name);
      assertThat(schema).as(name).containsKey("description");
      assertThat(schema.toString()).as(name).doesNotContain("null,", "nullable");
      for (Map<String, Object> part : parts(schema)) {
        assertThat(described(part).reject(this::isDescribed)).as(name).isEmpty();
        assertThat(described(part).map(Map.Entry::getKey)).containsAll(required(part));
      }
    }
  }

  @SuppressWarnings("unchecked")
  private static Vector<Map<String, Object>> parts(Map<String, Object> schema) {
    return Vector.ofAll((List<Map<String, Object>>) schema.getOrDefault("allOf", List.of(schema)));
  }

  private static Vector<Map.Entry<String, Object>> described(Map<String, Object> schema) {
    return Vector.ofAll(
        ApiDocument.members(schema.getOrDefault("properties", Map.of())).entrySet());
  }

  private boolean isDescribed(Map.Entry<String, Object> property) {
    return document
        .at(Map.of("property", property.getValue()), "property")
        .containsKey("description");
  }

  @SuppressWarnings("unchecked")
  private static List<String> required(Map<String, Object> schema) {
    return (List<String>) schema.getOrDefault("required", List.of());
  }

  @Test
  void everyOperationSaysWhatItNeedsAndWhatItShares() {
    Set<String> tags = HashSet.of("deletions", "tracking", "dead letters");
    for (DocumentedOperation operation : document.operations()) {
      assertThat(operation.content()).as(operation.id()).containsKeys("summary", "parameters");
      assertThat(String.valueOf(operation.content().get("description")))
          .containsAnyOf(ApiSettings.PUBLISHED_SCOPE, ApiScopes.ADMINISTRATION);
      assertThat(tags.map(List::of)).contains(tagsOf(operation));
      assertThat(document.at(operation.content(), "responses"))
          .as(operation.id())
          .containsKeys("400", "401", "403", "413", "500", "503");
    }
  }

  @SuppressWarnings("unchecked")
  private static List<String> tagsOf(DocumentedOperation operation) {
    return (List<String>) operation.content().getOrDefault("tags", List.of());
  }

  @Test
  void whatCallersSendIsClosedOnlyWhereWeRefuseMore() {
    Map<String, Object> schemas = document.at(root, "components", "schemas");
    Predicate<String> isClosed =
        name -> Boolean.FALSE.equals(document.at(schemas, name).get("additionalProperties"));
    assertThat(schemas.keySet().stream().filter(isClosed))
        .containsExactlyInAnyOrder("LineKey", "RequeueRequest");
  }
}
