package io.devicedeletions.adapters.http.testkit;

/**
 * RFC 3629 written down once more, with arithmetic instead of a decoder, so that a mistake would
 * have to be made twice. Stateless and thread-safe.
 */
public final class PlainUtf8 {

  private static final int[] SMALLEST = {0, 0x80, 0x800, 0x10000};

  private PlainUtf8() {}

  /** The text of these bytes. */
  public static String decode(byte[] bytes) throws PlainJson.Refused {
    StringBuilder text = new StringBuilder(bytes.length);
    int index = 0;
    while (index < bytes.length) {
      int first = bytes[index] & 0xFF;
      int following = following(first);
      int codePoint = following == 0 ? first : first & (0x3F >> following);
      for (int step = 1; step <= following; step++) {
        codePoint = (codePoint << 6) | continuation(bytes, index + step);
      }
      require(codePoint >= SMALLEST[following] && codePoint <= 0x10FFFF);
      require(codePoint < 0xD800 || codePoint > 0xDFFF);
      text.appendCodePoint(codePoint);
      index += 1 + following;
    }
    return text.toString();
  }

  private static int following(int first) throws PlainJson.Refused {
    if (first < 0x80) {
      return 0;
    }
    require(first >= 0xC0 && first < 0xF8);
    return first < 0xE0 ? 1 : first < 0xF0 ? 2 : 3;
  }

  private static int continuation(byte[] bytes, int index) throws PlainJson.Refused {
    require(index < bytes.length && (bytes[index] & 0xC0) == 0x80);
    return bytes[index] & 0x3F;
  }

  private static void require(boolean fits) throws PlainJson.Refused {
    PlainJson.require(fits);
  }
}
