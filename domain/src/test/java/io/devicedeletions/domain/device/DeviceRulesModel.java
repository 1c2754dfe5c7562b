package io.devicedeletions.domain.device;

import java.util.regex.Pattern;

/**
 * What the contract says about the texts of a device, as plainly as it goes: the model to which the
 * rules are compared. It asks regular expressions and lists where the rules ask Java's properties
 * of characters. Stateless and thread-safe.
 */
final class DeviceRulesModel {

  private static final Pattern UID =
      Pattern.compile("[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}");

  /** White_Space, general category Cf, and the four fillers of Hangul. */
  private static final Pattern BLANK =
      Pattern.compile("[\\p{IsWhite_Space}\\p{Cf}\\x{115F}\\x{1160}\\x{3164}\\x{FFA0}]*");

  /** General category Cs is what is left of a pair whose other half is missing. */
  private static final Pattern UNSTORABLE = Pattern.compile("[\\x{0}\\p{Cs}]");

  private static final Pattern IDENTIFIER = Pattern.compile("^[0-9A-Z_a-z.:@\\-]{1,128}\\z");

  private DeviceRulesModel() {}

  static boolean isUid(String text) {
    return UID.matcher(text).matches();
  }

  static boolean isBlank(String text) {
    return BLANK.matcher(text).matches();
  }

  static boolean isStorable(String text) {
    return !UNSTORABLE.matcher(text).find();
  }

  static boolean isName(String text) {
    return !isBlank(text) && isStorable(text) && text.codePoints().count() <= 1_024;
  }

  static boolean isIdentifier(String text) {
    return IDENTIFIER.matcher(text).find();
  }

  /** The 128 bits of a uid that is one, read digit by digit. */
  static String bits(String uid) {
    StringBuilder bits = new StringBuilder();
    for (char character : uid.replace("-", "").toCharArray()) {
      int digit = "0123456789ABCDEFabcdef".indexOf(character);
      bits.append("0123456789abcdefabcdef".charAt(digit));
    }
    return bits.toString();
  }
}
