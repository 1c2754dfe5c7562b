package io.devicedeletions.adapters.http.testkit;

import io.devicedeletions.domain.device.SubmittedDevice;
import io.devicedeletions.domain.device.SubmittedText;
import io.devicedeletions.domain.text.StorableText;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Request bodies of every kind, and the lines that are in them. */
public final class Documents {

  private Documents() {}

  /** Any text that a JSON string can hold and a store can keep. */
  public static Arbitrary<String> texts() {
    Arbitrary<String> any = Arbitraries.strings().all().ofMaxLength(20);
    Arbitrary<String> astral =
        Arbitraries.integers()
            .between(Character.MIN_SUPPLEMENTARY_CODE_POINT, Character.MAX_CODE_POINT)
            .list()
            .ofMaxSize(5)
            .map(Documents::text);
    Arbitrary<String> tricky =
        Arbitraries.of("", " ", "\"", "\\", "/", "\u0001", "\u007f", "\u2028", "\ufeff", "e\u0301");
    return Arbitraries.oneOf(any, astral, tricky).filter(StorableText::isStorable);
  }

  private static String text(List<Integer> codePoints) {
    return codePoints.stream().map(Character::toString).collect(Collectors.joining());
  }

  /** From none to {@code limit} lines, some of them alike. */
  public static Arbitrary<List<SubmittedDevice>> lines(int limit) {
    Arbitrary<SubmittedDevice> line = Combinators.combine(texts(), texts()).as(SubmittedDevice::of);
    return Arbitraries.frequencyOf(
            Tuple.of(4, line.list().ofMinSize(0).ofMaxSize(limit)),
            Tuple.of(1, line.list().ofSize(limit)),
            Tuple.of(1, line.map(same -> Collections.nCopies(Math.min(limit, 2), same))))
        .map(List::copyOf);
  }

  /** Ways to write the same lines. */
  public static Arbitrary<Spelling> spellings() {
    return Combinators.combine(
            Arbitraries.of(Escaping.values()),
            Arbitraries.of("", " ", "\r\n\t "),
            Arbitraries.of(true, false),
            Arbitraries.of(true, false))
        .as(Spelling::new);
  }

  /** How characters are written in strings. */
  public enum Escaping {
    /** Only those that must be. */
    NEEDED,
    /** Every one, as {@code \\uXXXX}. */
    ALL,
    /** Every second one. */
    SOME
  }

  /**
   * A way to write lines as JSON, written without the library that the reader uses.
   *
   * @param escaping how characters are written
   * @param space what stands between tokens
   * @param nameFirst whether the name comes before the uid
   * @param more whether there are properties that mean nothing
   */
  public record Spelling(Escaping escaping, String space, boolean nameFirst, boolean more) {

    /** Writes lines. */
    public String write(List<SubmittedDevice> lines) {
      String elements = lines.stream().map(this::line).collect(Collectors.joining("," + space));
      return space
          + "{"
          + space
          + (more ? "\"x\":{\"devices\":[1,\"\\ud83d\\ude00\"]}," : "")
          + string("devices")
          + space
          + ":"
          + space
          + "["
          + elements
          + space
          + "]"
          + (more ? ",\"uid\":null" : "")
          + space
          + "}"
          + space;
    }

    /** How many properties of the written document mean nothing. */
    public int ignoredProperties(List<SubmittedDevice> lines) {
      return more ? 2 + lines.size() : 0;
    }

    private String line(SubmittedDevice line) {
      SubmittedDevice.Described described = (SubmittedDevice.Described) line;
      String uid = member("uid", described.uid());
      String name = member("name", described.name());
      String both = nameFirst ? name + "," + uid : uid + space + "," + name;
      return "{" + (more ? "\"x\":[[{}]]," : "") + both + "}";
    }

    private String member(String name, SubmittedText text) {
      return string(name) + ":" + space + string(((SubmittedText.Present) text).value());
    }

    private String string(String text) {
      StringBuilder json = new StringBuilder("\"");
      for (int index = 0; index < text.length(); index++) {
        char character = text.charAt(index);
        json.append(isEscaped(character, index) ? escape(character) : character);
      }
      return json.append('"').toString();
    }

    private boolean isEscaped(char character, int index) {
      return character < ' '
          || character == '"'
          || character == '\\'
          || escaping == Escaping.ALL
          || (escaping == Escaping.SOME && index % 2 == 0 && !Character.isSurrogate(character));
    }

    private static String escape(char character) {
      return String.format("\\u%04X", (int) character);
    }
  }
}
