package io.devicedeletions.adapters.http;

import io.vavr.collection.HashMap;
import io.vavr.collection.Map;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.Pattern;

/** Replaces what differs from run to run by what it is, if it has the form of that. */
final class Shape {

  private static final Pattern ID =
      Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
  private static final Pattern TIME =
      Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}Z");
  private static final Pattern CURSOR = Pattern.compile("[A-Za-z0-9_-]{40,128}");

  /** A store's own words, which the one in memory has not. */
  private static final Pattern WORDS = Pattern.compile(".+");

  private static final Map<String, Pattern> FORMS =
      HashMap.<String, Pattern>of("batchId", ID)
          .put("nextCursor", CURSOR)
          .put("error", WORDS)
          .put("errorClass", WORDS)
          .put("lastError", WORDS)
          .put("acceptedAt", TIME)
          .put("dueAt", TIME)
          .put("settledAt", TIME)
          .put("nextAttemptAt", TIME)
          .put("deadSince", TIME)
          .put("at", TIME)
          .put("asOf", TIME)
          .put("oldestDueAt", TIME)
          .put("minute", TIME);

  private Shape() {}

  /** The shape of maps, lists, strings, numbers and booleans. */
  static Object of(Object value) {
    if (value instanceof List<?> elements) {
      return elements.stream().map(Shape::of).toList();
    }
    if (!(value instanceof java.util.Map<?, ?> members)) {
      return value;
    }
    java.util.Map<String, Object> shapes = new LinkedHashMap<>();
    members.forEach((name, member) -> shapes.put((String) name, of((String) name, member)));
    return shapes;
  }

  private static Object of(String name, Object value) {
    return value instanceof String text
            && FORMS.get(name).exists(form -> form.matcher(text).matches())
        ? "some " + name
        : of(value);
  }
}
