package io.devicedeletions.domain.text;

import java.util.function.IntPredicate;

/**
 * Looks at texts a code point at a time. A stream would do, but makes seven objects a text, of
 * which a batch has hundreds. Stateless and thread-safe.
 */
final class CodePoints {

  private CodePoints() {}

  /** True if all of a text's code points are such, a lone surrogate counting as one. */
  static boolean allMatch(String text, IntPredicate condition) {
    int at = 0;
    while (at < text.length()) {
      int codePoint = text.codePointAt(at);
      if (!condition.test(codePoint)) {
        return false;
      }
      at += Character.charCount(codePoint);
    }
    return true;
  }
}
