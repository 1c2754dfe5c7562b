package io.devicedeletions.adapters.http.internal.exchange;

import java.nio.ByteBuffer;

/** What an answer says after its header fields. */
public sealed interface Content {

  /**
   * Text of its own.
   *
   * @param text sent as UTF-8; empty for nothing
   */
  record Text(String text) implements Content {}

  /**
   * The same bytes for everybody, so that thousands who read slowly share them.
   *
   * @param bytes outside of the heap, or each thread that writes them would copy them there
   */
  record Packaged(ByteBuffer bytes) implements Content {

    /** Takes a copy. */
    public static Packaged copyOf(byte[] bytes) {
      return new Packaged(
          ByteBuffer.allocateDirect(bytes.length).put(bytes).flip().asReadOnlyBuffer());
    }
  }

  /**
   * Events, one after the other.
   *
   * @param source where they come from
   */
  record Events(EventSource source) implements Content {}
}
