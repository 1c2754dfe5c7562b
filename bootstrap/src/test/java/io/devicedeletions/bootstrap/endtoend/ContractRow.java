package io.devicedeletions.bootstrap.endtoend;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * One request of {@code contract-rows.txt} and its answer; the words are explained there.
 *
 * @param title the number of the decision and what the block shows
 * @param given the state of the server; empty for the usual one
 * @param requestLine the request line
 * @param token whose token; {@code none} for none
 * @param headers header lines to add, or with a leading minus to leave out
 * @param octets the body, a character for each byte
 * @param chunked whether the body is sent in chunks
 * @param status the status expected
 * @param code the error code expected; {@code (empty)} for no body, empty where none is named
 * @param says a part of the message; empty for any
 * @param with headers expected; {@code *} for any value
 * @param lines the statuses expected, in order; empty where none are named
 * @param closed whether the server must close the connection
 */
record ContractRow(
    String title,
    String given,
    String requestLine,
    String token,
    List<String> headers,
    String octets,
    boolean chunked,
    int status,
    String code,
    String says,
    Map<String, String> with,
    List<String> lines,
    boolean closed) {

  static final String PATH = "/api/v1/data-management/device/deletions";
  static final String REQUEST_LINE = "POST " + PATH + " HTTP/1.1";

  boolean isToHead() {
    return requestLine.startsWith("HEAD ");
  }

  byte[] body() {
    return octets.getBytes(StandardCharsets.ISO_8859_1);
  }

  @Override
  public String toString() {
    return title;
  }
}
