package io.devicedeletions.adapters.http.testkit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * RFC 8259 written down once more, as plainly as it goes: the model to which the readers of the
 * service are compared. It shares no code with them and uses no library. For one document and one
 * thread.
 *
 * <p>Values are a {@code Map}, a {@code List}, a {@code String}, a {@link Scalar} for numbers and
 * {@code true}, {@code false} and {@code null}.
 */
public final class PlainJson {

  private final String text;
  private final Limits limits;
  private final Elements elements;
  private final List<String> path = new ArrayList<>();
  private int at;

  private PlainJson(String text, Limits limits, Elements elements) {
    this.text = text;
    this.limits = limits;
    this.elements = elements;
  }

  /** The text is not what it should be. It comes often and costs next to nothing. */
  public static class Refused extends Exception {

    private static final long serialVersionUID = 1;

    /** Without a stack trace, which nobody looks at. */
    public Refused() {
      super(null, null, false, false);
    }
  }

  /** A number, or one of the three words, as it is spelled. */
  public record Scalar(String spelling) {

    /** JSON's null. */
    public static final Scalar NULL = new Scalar("null");
  }

  /**
   * What a document may have.
   *
   * @param depth how many objects and arrays may be open at once
   * @param numberLength how many characters a number may have
   * @param onlyStorable whether U+0000 and lone surrogates are refused
   */
  public record Limits(int depth, int numberLength, boolean onlyStorable) {}

  /** Hears of each element of an array as soon as there is no doubt that there is one. */
  @FunctionalInterface
  public interface Elements {

    /**
     * An element begins.
     *
     * @param before the elements before it
     * @param path the keys that lead to the array, with an empty one for each array on the way
     * @param isWhole false where its first token runs into what cannot follow it, as in {@code 7x}
     */
    void begins(List<Object> before, List<String> path, boolean isWhole) throws Refused;
  }

  /** The one value that the text spells. */
  public static Object parse(String text, Limits limits) throws Refused {
    return parse(text, limits, (before, path, isWhole) -> {});
  }

  /** The one value that the text spells, unless the listener ends the reading. */
  public static Object parse(String text, Limits limits, Elements elements) throws Refused {
    PlainJson json = new PlainJson(text, limits, elements);
    Object value = json.value();
    json.skipSpace();
    require(json.at == text.length());
    return value;
  }

  static void require(boolean fits) throws Refused {
    if (!fits) {
      throw new Refused();
    }
  }

  private Object value() throws Refused {
    skipSpace();
    return switch (peek()) {
      case '{' -> object();
      case '[' -> array();
      case '"' -> string();
      default -> scalar();
    };
  }

  private Map<String, Object> object() throws Refused {
    enter();
    Map<String, Object> members = new LinkedHashMap<>();
    skipSpace();
    while (peek() != '}') {
      skipSpace();
      String key = string();
      skipSpace();
      expect(':');
      require(!members.containsKey(key));
      members.put(key, Scalar.NULL);
      members.put(key, inside(key));
      separator('}');
    }
    at++;
    return members;
  }

  private List<Object> array() throws Refused {
    enter();
    List<Object> values = new ArrayList<>();
    skipSpace();
    while (peek() != ']') {
      skipSpace();
      boolean beginsWithAMark = "{[\"".indexOf(peek()) >= 0;
      if (beginsWithAMark) {
        elements.begins(values, path, true);
      }
      Object value = inside("");
      if (!beginsWithAMark) {
        elements.begins(values, path, at == text.length() || " \t\n\r,]".indexOf(peek()) >= 0);
      }
      values.add(value);
      separator(']');
    }
    at++;
    return values;
  }

  private void enter() throws Refused {
    at++;
    require(path.size() < limits.depth());
  }

  private Object inside(String key) throws Refused {
    path.add(key);
    Object value = value();
    path.remove(path.size() - 1);
    return value;
  }

  /** Between two members, or before the end: a comma wants something after it. */
  private void separator(char end) throws Refused {
    skipSpace();
    if (peek() != end) {
      expect(',');
      skipSpace();
      require(peek() != end);
    }
  }

  private String string() throws Refused {
    expect('"');
    StringBuilder content = new StringBuilder();
    while (peek() != '"') {
      char character = text.charAt(at++);
      require(character >= ' ');
      content.append(character == '\\' ? escaped() : character);
    }
    at++;
    require(!limits.onlyStorable() || PlainStorable.isStorable(content));
    return content.toString();
  }

  private char escaped() throws Refused {
    char character = peek();
    at++;
    if (character == 'u') {
      int code = 0;
      for (int digit = 0; digit < 4; digit++) {
        int value = "0123456789abcdefABCDEF".indexOf(peek());
        require(value >= 0);
        code = code * 16 + (value < 16 ? value : value - 6);
        at++;
      }
      return (char) code;
    }
    int kind = "\"\\/bfnrt".indexOf(character);
    require(kind >= 0);
    return "\"\\/\b\f\n\r\t".charAt(kind);
  }

  private Scalar scalar() throws Refused {
    for (String word : List.of("true", "false", "null")) {
      if (text.startsWith(word, at)) {
        at += word.length();
        return new Scalar(word);
      }
    }
    return number();
  }

  private Scalar number() throws Refused {
    int start = at;
    skip('-');
    if (!skip('0')) {
      digits();
    }
    if (skip('.')) {
      digits();
    }
    if (skip('e') || skip('E')) {
      if (!skip('+')) {
        skip('-');
      }
      digits();
    }
    require(at - start <= limits.numberLength());
    return new Scalar(text.substring(start, at));
  }

  private void digits() throws Refused {
    int start = at;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    require(at > start);
  }

  private boolean skip(char character) {
    boolean isThere = at < text.length() && text.charAt(at) == character;
    at += isThere ? 1 : 0;
    return isThere;
  }

  private void skipSpace() {
    while (skip(' ') || skip('\t') || skip('\n') || skip('\r')) {}
  }

  private char peek() throws Refused {
    require(at < text.length());
    return text.charAt(at);
  }

  private void expect(char character) throws Refused {
    require(skip(character));
  }
}
