package io.devicedeletions.domain.text;

import java.util.regex.Pattern;

/**
 * The form shared by names that other systems give us: 1 to 128 of {@code A-Z a-z 0-9 . _ : @ -}.
 * Stateless and thread-safe.
 */
public final class Identifier {

  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._:@-]{1,128}");

  private Identifier() {}

  /** True if the text has the form. */
  public static boolean isWellFormed(String text) {
    return FORM.matcher(text).matches();
  }

  /**
   * Returns the text itself if it has the form.
   *
   * @throws IllegalArgumentException if it does not; the message names {@code what}, not the text
   */
  public static String require(String what, String text) {
    if (!isWellFormed(text)) {
      throw new IllegalArgumentException(what + " must be 1 to 128 of A-Z a-z 0-9 . _ : @ -");
    }
    return text;
  }
}
