package io.devicedeletions.domain.text;

/**
 * The textual form of a UUID: 8-4-4-4-12 ASCII hexadecimal digits, in either case.
 *
 * <p>{@link java.util.UUID#fromString(String)} takes {@code 1-1-1-1-1} and pads a truncated text
 * into another device's uid, so it is asked only after this check. Stateless and thread-safe.
 */
public final class HyphenatedHex {

  private static final int LENGTH = 36;

  private HyphenatedHex() {}

  /** True if the text has the form, whatever version or variant it spells. */
  public static boolean isWellFormed(String text) {
    if (text.length() != LENGTH) {
      return false;
    }
    for (int index = 0; index < LENGTH; index++) {
      if (!fits(text.charAt(index), index)) {
        return false;
      }
    }
    return true;
  }

  private static boolean fits(char character, int index) {
    return switch (index) {
      case 8, 13, 18, 23 -> character == '-';
      default -> isHexDigit(character);
    };
  }

  /** ASCII only: {@link Character#digit(char, int)} also takes full-width digits. */
  private static boolean isHexDigit(char character) {
    return (character >= '0' && character <= '9')
        || (character >= 'a' && character <= 'f')
        || (character >= 'A' && character <= 'F');
  }
}
