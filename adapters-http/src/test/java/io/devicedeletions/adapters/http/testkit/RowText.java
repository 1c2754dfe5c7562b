package io.devicedeletions.adapters.http.testkit;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Writes out what the tables abbreviate; the abbreviations are explained at their heads. */
final class RowText {

  private static final Pattern ABBREVIATION =
      Pattern.compile(
          "\\{(?:(uid|crlf)"
              + "|(devices|spaces) (\\d+)"
              + "|times (\\d+) ([^}]+)"
              + "|x ([0-9a-f ]+))\\}");

  private static final Pattern FILL = Pattern.compile("\\{fill (\\d+)\\}");

  private RowText() {}

  /** The octets of a text, a character for each, with its abbreviations written out. */
  static String octets(String text) {
    return ABBREVIATION
        .matcher(latin(text.getBytes(StandardCharsets.UTF_8)))
        .replaceAll(found -> Matcher.quoteReplacement(expand(found)));
  }

  /** The same for a body, of which a part may fill it up to a length. */
  static String body(String text) {
    String octets = octets(text);
    return FILL.matcher(octets).replaceAll(found -> fill(found, octets));
  }

  private static String fill(MatchResult found, String octets) {
    int others = octets.length() - found.group().length();
    return " ".repeat(Integer.parseInt(found.group(1)) - others);
  }

  /** The octets that hexadecimal digits stand for. */
  static String hex(String digits) {
    return latin(HexFormat.ofDelimiter(" ").parseHex(digits));
  }

  private static String latin(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private static String expand(MatchResult found) {
    if (found.group(1) != null) {
      return found.group(1).equals("uid") ? ContractRowTable.UID : "\r\n";
    }
    if (found.group(2) != null) {
      return many(found.group(2), Integer.parseInt(found.group(3)));
    }
    return found.group(4) != null
        ? found.group(5).repeat(Integer.parseInt(found.group(4)))
        : hex(found.group(6));
  }

  private static String many(String what, int count) {
    return what.equals("spaces")
        ? " ".repeat(count)
        : IntStream.range(0, count)
            .mapToObj("{\"uid\":\"00000000-0000-4000-8000-%012d\",\"name\":\"N\"}"::formatted)
            .collect(Collectors.joining(","));
  }
}
