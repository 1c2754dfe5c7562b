package io.devicedeletions.adapters.http.testkit;

/** What no store keeps exactly: U+0000, and surrogates that are alone. Stateless. */
final class PlainStorable {

  private PlainStorable() {}

  static boolean isStorable(CharSequence content) {
    for (int index = 0; index < content.length(); index++) {
      char character = content.charAt(index);
      if (character == 0 || (character >= 0xDC00 && character <= 0xDFFF)) {
        return false;
      }
      if (character >= 0xD800 && character <= 0xDBFF) {
        index++;
        if (index == content.length()
            || content.charAt(index) < 0xDC00
            || content.charAt(index) > 0xDFFF) {
          return false;
        }
      }
    }
    return true;
  }
}
