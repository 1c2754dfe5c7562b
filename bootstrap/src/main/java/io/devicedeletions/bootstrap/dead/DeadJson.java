package io.devicedeletions.bootstrap.dead;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import io.devicedeletions.domain.device.DeviceEntry;
import io.devicedeletions.domain.outcome.DeadLine;
import io.vavr.collection.Seq;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/**
 * Dead lines for programs: one JSON array, an object a line. Beyond ASCII everything is escaped, so
 * that no locale and no terminal gets at it.
 */
public final class DeadJson {

  private static final JsonFactory JSON =
      JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private DeadJson() {}

  /** The lines in the order in which they are given; no field is ever null. */
  public static String of(Seq<DeadLine> lines) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartArray();
      for (DeadLine line : lines) {
        write(line, json);
      }
      json.writeEndArray();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return text.toString();
  }

  private static void write(DeadLine line, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("batchId", line.batch().toString());
    json.writeNumberField("line", line.line());
    for (DeviceEntry entry : line.entry()) {
      json.writeStringField("uid", entry.uid());
      json.writeStringField("name", entry.name().value());
    }
    json.writeNumberField("attempts", line.attempts());
    json.writeStringField("errorClass", line.error().errorClass());
    json.writeStringField("error", line.error().message());
    json.writeStringField("deadSince", line.deadSince().toString());
    json.writeBooleanField("inDoubt", line.inDoubt());
    json.writeEndObject();
  }
}
