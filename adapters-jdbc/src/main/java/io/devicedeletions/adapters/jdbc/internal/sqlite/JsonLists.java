package io.devicedeletions.adapters.jdbc.internal.sqlite;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.devicedeletions.adapters.jdbc.internal.UnreadableRowException;
import io.vavr.collection.Seq;
import io.vavr.collection.Vector;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists as the text of a JSON array. */
final class JsonLists {

  private static final JsonFactory JSON = new JsonFactory();

  private JsonLists() {}

  /** How one element is written or read. */
  private interface Element<T> {
    T read(JsonParser json) throws IOException;
  }

  static String writeTexts(Seq<String> texts) {
    StringWriter written = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(written)) {
      json.writeStartArray();
      for (String text : texts) {
        json.writeString(text);
      }
      json.writeEndArray();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return written.toString();
  }

  static String writeNumbers(Seq<Integer> numbers) {
    return numbers.mkString("[", ",", "]");
  }

  static Vector<String> readTexts(@Nullable String array) {
    return read(array, JsonToken.VALUE_STRING, JsonParser::getText);
  }

  static Vector<Integer> readNumbers(@Nullable String array) {
    return read(array, JsonToken.VALUE_NUMBER_INT, JsonParser::getIntValue);
  }

  private static <T> Vector<T> read(@Nullable String array, JsonToken type, Element<T> element) {
    if (array == null) {
      throw new UnreadableRowException("a list is missing");
    }
    List<T> elements = new ArrayList<>();
    try (JsonParser json = JSON.createParser(array)) {
      json.nextToken();
      while (json.nextToken() == type) {
        elements.add(element.read(json));
      }
    } catch (IOException malformed) {
      throw new UnreadableRowException("a list is not a JSON array", malformed);
    }
    return Vector.ofAll(elements);
  }
}
