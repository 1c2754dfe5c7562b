package io.devicedeletions.adapters.http;

import java.util.Objects;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes JSON, or what is nearly JSON, in other words that mean the same. Up to its first fault a
 * document is read here as a parser reads it; what comes after it changes nothing.
 */
final class JsonDisguise {

  private static final String VALUE = "(\"(?:[^\"\\\\]|\\\\.)*+\"|[-+.0-9A-Za-z]++)";

  private static final Pattern UID_AND_NAME =
      Pattern.compile("\\{\"uid\":" + VALUE + ",\"name\":" + VALUE + "}", Pattern.DOTALL);

  /** Stands for a brace while it is looked for what follows; no input has it outside a string. */
  private static final String MARK = "{\u0001\u0002";

  private static final Pattern MARKED = Pattern.compile("\\{\u0001\u0002(\\s*\")?");

  private static final String STRUCTURE = "{}[],:";
  private static final String[] SPACES = {"", " ", "\t", "\n", "\r", "  \r\n"};
  private static final String[] MEANINGLESS = {
    "\"zz\":7,", "\"zz\":null,", "\"zz\":\"\\u007b}\",", "\"z\\u0022z\":-0.5e+3,"
  };

  private JsonDisguise() {}

  /** With white space around tokens, and around it all. */
  static String spaced(String json, Random random) {
    UnaryOperator<String> around =
        structure -> any(SPACES, random) + structure + any(SPACES, random);
    return any(SPACES, random) + outsideStrings(json, around) + any(SPACES, random);
  }

  /** With properties that mean nothing at the beginning of objects that have others. */
  static String withMore(String json, Random random) {
    return fill(
        outsideStrings(json, structure -> structure.equals("{") ? MARK : structure), random);
  }

  private static String fill(String marked, Random random) {
    return MARKED
        .matcher(marked)
        .replaceAll(
            found ->
                found.group(1) == null || random.nextBoolean()
                    ? "{" + Objects.requireNonNullElse(found.group(1), "")
                    : Matcher.quoteReplacement("{" + any(MEANINGLESS, random) + found.group(1)));
  }

  /** With the name before the uid. */
  static String swapped(String json) {
    return UID_AND_NAME.matcher(json).replaceAll("{\"name\":$2,\"uid\":$1}");
  }

  private static String any(String[] texts, Random random) {
    return texts[random.nextInt(texts.length)];
  }

  private static String outsideStrings(String json, UnaryOperator<String> change) {
    StringBuilder changed = new StringBuilder();
    boolean inString = false;
    for (int index = 0; index < json.length(); index++) {
      String character = json.substring(index, index + 1);
      if (character.equals("\"")) {
        inString = !inString;
      }
      if (inString && character.equals("\\") && index + 1 < json.length()) {
        changed.append(json, index, index + 2);
        index++;
      } else {
        boolean isStructure = !inString && STRUCTURE.contains(character);
        changed.append(isStructure ? change.apply(character) : character);
      }
    }
    return changed.toString();
  }
}
