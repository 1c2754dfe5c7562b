package io.devicedeletions.domain.testkit;

import java.util.List;

/**
 * Judges uids by other means than the domain: it cuts the text at its hyphens and looks each digit
 * up in an alphabet, so that a mistake would have to be made twice. Stateless and thread-safe.
 */
public final class UidOracle {

  private static final List<Integer> LENGTHS = List.of(8, 4, 4, 4, 12);

  private static final String ALPHABET = "0123456789abcdefABCDEF";

  private UidOracle() {}

  /** True if the text is 8-4-4-4-12 ASCII hexadecimal digits. */
  public static boolean isWellFormed(String text) {
    List<String> groups = List.of(text.split("-", -1));
    return groups.stream().map(String::length).toList().equals(LENGTHS)
        && groups.stream().flatMapToInt(String::chars).allMatch(UidOracle::isInAlphabet);
  }

  private static boolean isInAlphabet(int character) {
    return ALPHABET.indexOf(character) >= 0;
  }
}
