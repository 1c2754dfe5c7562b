package io.devicedeletions.adapters.jdbc.internal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.vavr.Tuple2;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** A device's attributes as the text of a JSON object, in their order. */
final class AttributesJson {

  private static final JsonFactory JSON = new JsonFactory();

  private AttributesJson() {}

  static String write(Map<String, String> attributes) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      for (Tuple2<String, String> attribute : attributes) {
        json.writeStringField(attribute._1(), attribute._2());
      }
      json.writeEndObject();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return text.toString();
  }

  static Map<String, String> read(String text) {
    java.util.Map<String, String> attributes = new java.util.LinkedHashMap<>();
    try (JsonParser json = JSON.createParser(text)) {
      json.nextToken();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        attributes.put(json.currentName(), json.nextTextValue());
      }
    } catch (IOException malformed) {
      throw new UnreadableRowException("a device's attributes are not a JSON object", malformed);
    }
    return LinkedHashMap.ofAll(attributes);
  }
}
