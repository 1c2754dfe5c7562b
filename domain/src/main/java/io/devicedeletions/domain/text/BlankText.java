package io.devicedeletions.domain.text;

/**
 * Decides whether a reader would see nothing at all.
 *
 * <p>{@link String#isBlank()} is no judge of that: it misses the no-break space, the zero-width
 * space, the byte order mark and others that a device name made of nothing else would hide behind.
 * Stateless and thread-safe.
 */
public final class BlankText {

  private static final int NEXT_LINE = 0x85;

  private BlankText() {}

  /** True if the text is empty or holds only white space, format characters or Hangul fillers. */
  public static boolean isBlank(String text) {
    return CodePoints.allMatch(text, BlankText::isInvisible);
  }

  private static boolean isInvisible(int codePoint) {
    return isWhiteSpace(codePoint)
        || Character.getType(codePoint) == Character.FORMAT
        || isHangulFiller(codePoint);
  }

  /** Unicode's White_Space property; Java's own methods each leave some of it out. */
  private static boolean isWhiteSpace(int codePoint) {
    return Character.isSpaceChar(codePoint)
        || (codePoint >= '\t' && codePoint <= '\r')
        || codePoint == NEXT_LINE;
  }

  private static boolean isHangulFiller(int codePoint) {
    return codePoint == 0x115F || codePoint == 0x1160 || codePoint == 0x3164 || codePoint == 0xFFA0;
  }
}
