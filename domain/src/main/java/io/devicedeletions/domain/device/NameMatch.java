package io.devicedeletions.domain.device;

/**
 * How the name in a request is compared with the name on record. A setting of the operator's, fixed
 * while the service runs.
 */
public enum NameMatch {
  /** Equal, code point for code point. */
  EXACT {
    @Override
    public boolean matches(DeviceName asked, DeviceName onRecord) {
      return asked.equals(onRecord);
    }
  },
  /**
   * Equal but for the case of the letters A to Z, as host names are compared (RFC 4343). Other
   * scripts are compared exactly: their case rules depend on language and Unicode version, and a
   * deletion never guesses.
   */
  IGNORE_CASE {
    @Override
    public boolean matches(DeviceName asked, DeviceName onRecord) {
      return foldAscii(asked.value()).equals(foldAscii(onRecord.value()));
    }
  };

  /** True if the name asked for is the one on record. */
  public abstract boolean matches(DeviceName asked, DeviceName onRecord);

  private static String foldAscii(String text) {
    StringBuilder folded = new StringBuilder(text.length());
    for (int index = 0; index < text.length(); index++) {
      char character = text.charAt(index);
      folded.append(
          character >= 'A' && character <= 'Z' ? (char) (character + ('a' - 'A')) : character);
    }
    return folded.toString();
  }
}
