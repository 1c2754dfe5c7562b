package io.devicedeletions.adapters.http.testkit;

import io.vavr.collection.Vector;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * A response as it came over the wire.
 *
 * @param status its status
 * @param fields its header fields, in order
 * @param body its body
 */
public record RawResponse(int status, Vector<Field> fields, String body) {

  /** One header field. */
  public record Field(String name, String value) {}

  static RawResponse read(InputStream stream, boolean hasBody) throws IOException {
    int status = Integer.parseInt(line(stream).split(" ", 3)[1]);
    Vector<Field> fields = Vector.empty();
    for (String line = line(stream); !line.isEmpty(); line = line(stream)) {
      int colon = line.indexOf(':');
      fields =
          fields.append(new Field(line.substring(0, colon), line.substring(colon + 1).strip()));
    }
    RawResponse head = new RawResponse(status, fields, "");
    if (status == 100 || !hasBody) {
      return head;
    }
    byte[] body = stream.readNBytes(Integer.parseInt(head.field("Content-Length")));
    return new RawResponse(status, fields, new String(body, StandardCharsets.UTF_8));
  }

  private static String line(InputStream stream) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int read = stream.read(); read != '\n'; read = stream.read()) {
      if (read < 0) {
        throw new EOFException("closed after \"" + line + "\"");
      }
      if (read != '\r') {
        line.append((char) read);
      }
    }
    return line.toString();
  }

  /** The same without the fields of that name. */
  public RawResponse without(String name) {
    return new RawResponse(
        status, fields.reject(field -> field.name().equalsIgnoreCase(name)), body);
  }

  /** The value of the only field of that name, or empty if there is none. */
  public String field(String name) {
    Vector<String> values = fields(name);
    if (values.size() > 1) {
      throw new AssertionError(name + " twice: " + values);
    }
    return values.getOrElse("");
  }

  /** The values of the fields of that name. */
  public Vector<String> fields(String name) {
    return fields.filter(field -> field.name().equalsIgnoreCase(name)).map(Field::value);
  }

  /** The body as JSON. */
  public Map<String, Object> json() {
    return Json.object(body);
  }

  /** The code of an error body, or empty without a body. */
  public String code() {
    return body.isEmpty() ? "" : (String) json().getOrDefault("code", "");
  }

  /** The message of an error body. */
  public String message() {
    return (String) json().getOrDefault("message", "");
  }
}
