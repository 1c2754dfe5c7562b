package io.devicedeletions.adapters.http.tls;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** The little of ASN.1's DER (X.690) that puts an algorithm around a bare private key. */
final class Der {

  private static final int SEQUENCE = 0x30;
  private static final int OCTET_STRING = 0x04;
  private static final byte[] VERSION_0 = {0x02, 0x01, 0x00};
  private static final int LONG_FORM = 0x80;
  private static final int LENGTH_BITS = 0x7f;
  private static final int MOST_LENGTH_BYTES = 3;

  private Der() {}

  /** The algorithm of a public key (SubjectPublicKeyInfo, RFC 5280), encoded. */
  static byte[] algorithmOf(byte[] publicKey) {
    try {
      ByteBuffer from = ByteBuffer.wrap(publicKey);
      skipHeader(from);
      int start = from.position();
      int length = skipHeader(from);
      return Arrays.copyOfRange(publicKey, start, from.position() + length);
    } catch (BufferUnderflowException truncated) {
      throw new IllegalArgumentException("the public key is truncated", truncated);
    }
  }

  /** A private key with its algorithm (PrivateKeyInfo, RFC 5208). */
  static byte[] privateKey(byte[] algorithm, byte[] bare) {
    return element(SEQUENCE, VERSION_0, algorithm, element(OCTET_STRING, bare));
  }

  private static int skipHeader(ByteBuffer from) {
    from.get();
    int first = from.get() & 0xff;
    if (first < LONG_FORM) {
      return first;
    }
    int length = 0;
    for (int count = first & LENGTH_BITS; count > 0; count--) {
      length = (length << 8) | (from.get() & 0xff);
    }
    return length;
  }

  private static byte[] element(int tag, byte[]... parts) {
    int length = Arrays.stream(parts).mapToInt(part -> part.length).sum();
    ByteBuffer element = ByteBuffer.allocate(2 + MOST_LENGTH_BYTES + length);
    element.put((byte) tag);
    putLength(element, length);
    for (byte[] part : parts) {
      element.put(part);
    }
    return Arrays.copyOf(element.array(), element.position());
  }

  /** The shortest form, which is the only one in DER. */
  private static void putLength(ByteBuffer element, int length) {
    if (length >= LONG_FORM) {
      int bytes = length < 1 << 8 ? 1 : length < 1 << 16 ? 2 : MOST_LENGTH_BYTES;
      element.put((byte) (LONG_FORM | bytes));
      for (int left = bytes - 1; left > 0; left--) {
        element.put((byte) (length >> (8 * left)));
      }
    }
    element.put((byte) length);
  }
}
