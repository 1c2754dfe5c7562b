package io.devicedeletions.bootstrap.endtoend;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Turns a row into the bytes that go over the wire. */
final class RowRequest {

  private static final int CHUNK = 4096;

  private RowRequest() {}

  static byte[] bytes(ContractRow row, TestTokens tokens) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(head(row, tokens).getBytes(StandardCharsets.UTF_8));
    bytes.writeBytes(row.chunked() ? chunks(row.body()) : row.body());
    return bytes.toByteArray();
  }

  private static String head(ContractRow row, TestTokens tokens) {
    List<String> headers = new ArrayList<>(List.of("host: localhost"));
    if (!row.token().equals("none")) {
      headers.add("authorization: Bearer " + tokens.named(row.token()));
    }
    headers.add("content-type: application/json");
    headers.add(
        row.chunked() ? "transfer-encoding: chunked" : "content-length: " + row.body().length);
    for (String header : row.headers()) {
      if (header.startsWith("-")) {
        headers.removeIf(present -> present.startsWith(header.substring(1) + ":"));
      } else {
        headers.add(header);
      }
    }
    return row.requestLine() + "\r\n" + String.join("\r\n", headers) + "\r\n\r\n";
  }

  private static byte[] chunks(byte[] body) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int start = 0; start < body.length; start += CHUNK) {
      byte[] chunk = Arrays.copyOfRange(body, start, Math.min(start + CHUNK, body.length));
      bytes.writeBytes(
          (Integer.toHexString(chunk.length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
      bytes.writeBytes(chunk);
      bytes.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
    }
    bytes.writeBytes("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    return bytes.toByteArray();
  }
}
