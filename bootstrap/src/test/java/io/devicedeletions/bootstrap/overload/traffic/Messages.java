package io.devicedeletions.bootstrap.overload.traffic;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Requests as they go over the wire. */
public final class Messages {

  /** A body of the largest size that the server takes unless told otherwise. */
  public static final int LARGEST_BODY = 1024 * 1024;

  private static final String PATH = "/api/v1/data-management/device/deletions";

  private Messages() {}

  /** A request for so many devices, which no inventory has. */
  public static byte[] batch(String token, int devices) {
    return withBody(head(token), body(devices));
  }

  /** The same, filled up with white space to a size in bytes. */
  public static byte[] filledBatch(String token, int devices, int bytes) {
    String body = body(devices);
    return withBody(head(token), body + " ".repeat(bytes - body.length()));
  }

  /** A body that says that it is twice too large, and of which only the beginning is sent. */
  public static byte[] tooLarge(String token) {
    return bytes(
        head(token)
            + "Content-Length: %d\r\n\r\n".formatted(2 * LARGEST_BODY)
            + " ".repeat(LARGEST_BODY / 16));
  }

  /** A body in one chunk that is a little too large, which only reading it tells. */
  public static byte[] tooLargeChunk(String token) {
    return bytes(
        head(token)
            + "Transfer-Encoding: chunked\r\n\r\n%x\r\n".formatted(LARGEST_BODY + 2)
            + " ".repeat(LARGEST_BODY + 2)
            + "\r\n0\r\n\r\n");
  }

  /** The head of an authenticated request up to its framing, without the empty line. */
  public static String head(String token) {
    return "POST "
        + PATH
        + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nAuthorization: Bearer "
        + token
        + "\r\n";
  }

  /** A request that is answered with the whole served document, some ten kilobytes. */
  public static String document() {
    return "GET /openapi.json HTTP/1.1\r\nHost: localhost\r\n\r\n";
  }

  /** A request for what is not there, the cheapest to answer. */
  public static String nothing() {
    return "GET /nothing HTTP/1.1\r\nHost: localhost\r\n\r\n";
  }

  /** A probe of the management port. */
  public static byte[] live() {
    return bytes("GET /livez HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
  }

  /** A token whose signature is spoilt in the middle, which only its verification tells. */
  public static String spoilt(String token) {
    int at = (token.lastIndexOf('.') + token.length()) / 2;
    char other = token.charAt(at) == 'A' ? 'B' : 'A';
    return token.substring(0, at) + other + token.substring(at + 1);
  }

  public static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] withBody(String head, String body) {
    byte[] first = bytes(head + "Content-Length: " + body.length() + "\r\n\r\n");
    byte[] all = Arrays.copyOf(first, first.length + body.length());
    System.arraycopy(bytes(body), 0, all, first.length, body.length());
    return all;
  }

  private static String body(int devices) {
    return IntStream.range(0, devices)
        .mapToObj(
            number ->
                "{\"uid\":\"00000000-0000-4000-8000-%012x\",\"name\":\"LAPTOP-%d\"}"
                    .formatted(number, number))
        .collect(Collectors.joining(",", "{\"devices\":[", "]}"));
  }
}
