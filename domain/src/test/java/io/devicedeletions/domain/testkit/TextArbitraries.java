package io.devicedeletions.domain.testkit;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Generators of text that is hard to carry, hard to see or impossible to store. */
public final class TextArbitraries {

  /** One of each kind that counts as blank, those that {@link String#isBlank()} misses first. */
  static final int[] INVISIBLE = {
    0x00A0, 0x200B, 0xFEFF, 0x2060, 0x3164, 0x115F, 0x0085, 0x00AD, 0x180E, 0xFFA0, 0xE0020, 0x2007,
    0x202F, 0x3000, 0x2028, ' ', '\t', '\n', '\u000B'
  };

  private static final String[] UNSTORABLE = {"\u0000", "\uD83D", "\uDE00"};

  private TextArbitraries() {}

  /** Any code point that every store keeps: no U+0000, no surrogate; astral planes included. */
  public static Arbitrary<Integer> storableCodePoints() {
    return Arbitraries.frequencyOf(
        Tuple.of(6, Arbitraries.integers().between(' ', '~')),
        Tuple.of(1, Arbitraries.integers().between(0x01, 0x1F)),
        Tuple.of(1, Arbitraries.of((int) '\'', (int) '"', (int) '\\', (int) '{', (int) '%')),
        Tuple.of(3, Arbitraries.integers().between(0x7F, 0x36F)),
        Tuple.of(3, Arbitraries.integers().between(0x370, 0xD7FF)),
        Tuple.of(1, Arbitraries.integers().between(0xE000, 0xFFFF)),
        Tuple.of(3, Arbitraries.integers().between(0x10000, 0x10FFFF)));
  }

  /** Texts that every store keeps, of so many code points; they may be blank. */
  public static Arbitrary<String> storableTexts(int shortest, int longest) {
    return storableCodePoints()
        .array(int[].class)
        .ofMinSize(shortest)
        .ofMaxSize(longest)
        .map(TextArbitraries::text);
  }

  /** Texts, from the empty one up, that show a reader nothing. */
  public static Arbitrary<String> blankTexts() {
    return Arbitraries.integers()
        .between(0, INVISIBLE.length - 1)
        .map(index -> INVISIBLE[index])
        .array(int[].class)
        .ofMaxSize(5)
        .map(TextArbitraries::text);
  }

  /** Texts that a reader can see and that hold U+0000 or a surrogate without its partner. */
  public static Arbitrary<String> unstorableTexts() {
    return Combinators.combine(storableTexts(0, 8), Arbitraries.of(UNSTORABLE), storableTexts(0, 8))
        .as((before, unstorable, after) -> "v" + before + unstorable + after);
  }

  static String text(int... codePoints) {
    return new String(codePoints, 0, codePoints.length);
  }
}
