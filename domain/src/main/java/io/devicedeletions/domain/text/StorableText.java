package io.devicedeletions.domain.text;

/**
 * Decides whether every store keeps a text exactly as it is.
 *
 * <p>PostgreSQL refuses U+0000, and its driver stores a lone surrogate as a question mark: a name
 * changed on its way into the store could later match another device. Stateless and thread-safe.
 */
public final class StorableText {

  private StorableText() {}

  /** True if the text holds neither U+0000 nor a surrogate without its partner. */
  public static boolean isStorable(String text) {
    return CodePoints.allMatch(text, codePoint -> !isUnstorable(codePoint));
  }

  private static boolean isUnstorable(int codePoint) {
    return codePoint == 0
        || (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE);
  }

  /** The text without what no store keeps. */
  public static String storablePart(String text) {
    return text.codePoints()
        .filter(codePoint -> !isUnstorable(codePoint))
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
