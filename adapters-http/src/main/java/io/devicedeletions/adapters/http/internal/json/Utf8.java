package io.devicedeletions.adapters.http.internal.json;

import io.vavr.control.Option;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Reads bytes as RFC 3629 has them. Stateless and thread-safe. */
public final class Utf8 {

  private Utf8() {}

  /** The text; none if the bytes are not UTF-8. Java's decoder is strict unless it may replace. */
  public static Option<String> decode(byte[] bytes) {
    try {
      return Option.some(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException malformed) {
      return Option.none();
    }
  }
}
