package io.devicedeletions.domain.text;

/**
 * The form of free text that travels in a header field: printable ASCII, not blank, without spaces
 * at its ends, which HTTP would drop. Stateless and thread-safe.
 */
public final class VisibleText {

  private VisibleText() {}

  /** True if the text has the form and at most so many characters. */
  public static boolean isWellFormed(String text, int longest) {
    return !text.isEmpty()
        && text.length() <= longest
        && text.charAt(0) != ' '
        && text.charAt(text.length() - 1) != ' '
        && CodePoints.allMatch(text, codePoint -> codePoint >= ' ' && codePoint <= '~');
  }

  /**
   * Returns the text itself if it has the form.
   *
   * @throws IllegalArgumentException if it does not; the message names {@code what}, not the text
   */
  public static String require(String what, String text, int longest) {
    if (!isWellFormed(text, longest)) {
      throw new IllegalArgumentException(what + " must be " + form(longest));
    }
    return text;
  }

  /** The form in words, as what somebody must send instead. */
  public static String form(int longest) {
    return "1 to " + longest + " visible ASCII characters, with spaces only between them";
  }
}
