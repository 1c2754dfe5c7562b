package io.devicedeletions.bootstrap.overload.traffic;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * The head of an answer.
 *
 * @param status the status
 * @param length the bytes of the whole answer, its body included
 * @param saysWhenToRetry whether it has {@code Retry-After}
 * @param closes whether the connection is closed after it
 */
public record Head(int status, int length, boolean saysWhenToRetry, boolean closes) {

  private static final int STATUS_AT = "HTTP/1.1 ".length();

  /** Reads it from what was received up to the buffer's position, if that is all of it. */
  public static Optional<Head> in(ByteBuffer received) {
    String text = StandardCharsets.ISO_8859_1.decode(received.duplicate().flip()).toString();
    int end = text.indexOf("\r\n\r\n");
    if (end < 0) {
      return Optional.empty();
    }
    String head = text.substring(0, end).toLowerCase(Locale.ROOT) + "\r\n";
    return Optional.of(
        new Head(
            Integer.parseInt(head.substring(STATUS_AT, STATUS_AT + 3)),
            end + 4 + bodyLength(head),
            head.contains("\r\nretry-after:"),
            head.contains("\r\nconnection: close\r\n")));
  }

  private static int bodyLength(String head) {
    String field = "\r\ncontent-length:";
    int at = head.indexOf(field);
    return at < 0
        ? 0
        : Integer.parseInt(
            head.substring(at + field.length(), head.indexOf("\r\n", at + 2)).trim());
  }
}
