package io.devicedeletions.adapters.http.testkit;

import io.vavr.collection.Vector;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** A request as it goes over the wire, sound or not. Immutable. */
public final class RawRequest {

  /** The published operation's path. */
  public static final String DELETIONS = "/api/v1/data-management/device/deletions";

  private final String line;
  private final Vector<String> fields;
  private final byte[] body;

  private RawRequest(String line, Vector<String> fields, byte[] body) {
    this.line = line;
    this.fields = fields;
    this.body = body;
  }

  /** A request without a body. */
  public static RawRequest of(String method, String path) {
    return new RawRequest(
        method + " " + path + " HTTP/1.1", Vector.of("Host: localhost"), new byte[0]);
  }

  /** A request line and nothing else. */
  public static RawRequest of(String line) {
    return new RawRequest(line, Vector.empty(), new byte[0]);
  }

  /** A request for the published operation, complete but for the token. */
  public static RawRequest post(String json) {
    return of("POST", DELETIONS).with("Content-Type", "application/json").body(json);
  }

  /** This request with another request line. */
  public RawRequest line(String other) {
    return new RawRequest(other, fields, body);
  }

  /** This request with one more field. */
  public RawRequest with(String name, String value) {
    return new RawRequest(line, fields.append(name + ": " + value), body);
  }

  /** This request with one more line in its head, a sound field or not. */
  public RawRequest field(String text) {
    return fields(fields.append(text));
  }

  /** This request with other lines in its head. */
  public RawRequest fields(Vector<String> others) {
    return new RawRequest(line, others, body);
  }

  /** This request without the fields of that name. */
  public RawRequest without(String name) {
    return new RawRequest(
        line,
        fields.reject(field -> field.regionMatches(true, 0, name + ":", 0, name.length() + 1)),
        body);
  }

  /** This request with a bearer token. */
  public RawRequest token(String token) {
    return without("Authorization").with("Authorization", "Bearer " + token);
  }

  /** This request with a body and its length. */
  public RawRequest body(byte[] content) {
    return without("Content-Length")
        .with("Content-Length", String.valueOf(content.length))
        .rawBody(content);
  }

  /** This request with a body and its length. */
  public RawRequest body(String content) {
    return body(content.getBytes(StandardCharsets.UTF_8));
  }

  /** This request with a body in chunks of that size. */
  public RawRequest chunked(byte[] content, int size) {
    ByteArrayOutputStream chunks = new ByteArrayOutputStream();
    for (int from = 0; from < content.length; from += size) {
      int length = Math.min(size, content.length - from);
      chunks.writeBytes(ascii(Integer.toHexString(length) + "\r\n"));
      chunks.write(content, from, length);
      chunks.writeBytes(ascii("\r\n"));
    }
    chunks.writeBytes(ascii("0\r\n\r\n"));
    return without("Content-Length")
        .with("Transfer-Encoding", "chunked")
        .rawBody(chunks.toByteArray());
  }

  /** This request with bytes after its head that no field speaks of. */
  public RawRequest rawBody(byte[] bytes) {
    return new RawRequest(line, fields, bytes);
  }

  /** The request line. */
  public String line() {
    return line;
  }

  /** The lines of its head after the first. */
  public Vector<String> fields() {
    return fields;
  }

  /** The head alone. */
  public byte[] head() {
    return ascii(line + "\r\n" + fields.map(field -> field + "\r\n").mkString() + "\r\n");
  }

  /** The whole request. */
  public byte[] bytes() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(head());
    bytes.writeBytes(body);
    return bytes.toByteArray();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  @Override
  public String toString() {
    return line + fields;
  }
}
