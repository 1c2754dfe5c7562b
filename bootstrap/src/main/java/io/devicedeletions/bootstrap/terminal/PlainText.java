package io.devicedeletions.bootstrap.terminal;

import java.util.stream.Collectors;

/** Text of others, made safe to show at a terminal. */
public final class PlainText {

  private PlainText() {}

  /**
   * Replaces each character that a terminal would act on instead of showing it, such as an escape
   * or a change of direction, by its code as <code>&#92;u001b</code>.
   */
  public static String of(String text) {
    return text.codePoints().mapToObj(PlainText::shown).collect(Collectors.joining());
  }

  private static String shown(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.UNASSIGNED ->
          codePoint == '\n' ? " " : "\\u%04x".formatted(codePoint);
      default -> Character.toString(codePoint);
    };
  }
}
