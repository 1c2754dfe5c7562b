package io.devicedeletions.adapters.http.internal.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.devicedeletions.adapters.http.testkit.PlainJson.Refused;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The head of a request as RFC 9112 defines it and the contract narrows it, cut at its line ends
 * where Undertow goes byte by byte. Whatever is not certain to mean one thing is refused. Stateless
 * and thread-safe.
 */
final class HeadModel {

  private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";

  /**
   * Undertow reads every version of two digits but 0.9, 1.0 and 2.0 as 1.1, where nobody after it
   * can see it; RFC 9110, section 2.5, asks for that with higher minor versions.
   */
  private static final Pattern REQUEST_LINE =
      Pattern.compile("(" + TOKEN + ") ([!-~]+) HTTP/([0-9]\\.[0-9])");

  /**
   * RFC 9112, section 5.2, lets a server replace a line end within a field by a space, which
   * Undertow does where nobody after it can see it.
   */
  private static final Pattern FOLD = Pattern.compile("[ \t]*\r\n[ \t]+");

  /** Visible characters, spaces and tabs within, and what is not ASCII. */
  private static final Pattern FIELD =
      Pattern.compile(
          "("
              + TOKEN
              + "):[ \t]*((?:[!-~\\x80-\\xff](?:[\t -~\\x80-\\xff]*[!-~\\x80-\\xff])?)?)[ \t]*");

  private static final Pattern LENGTH = Pattern.compile("[0-9]+");

  private HeadModel() {}

  /**
   * A head that can be understood in one way only.
   *
   * @param method as it was sent
   * @param target as it was sent
   * @param fields values by name in lower case, in the order in which they were sent
   * @param end where the body begins, in bytes
   */
  record Head(String method, String target, Map<String, List<String>> fields, int end) {

    List<String> named(String name) {
      return fields.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
    }
  }

  /** The head with which these bytes begin. */
  static Head read(byte[] bytes) throws Refused {
    String text = new String(bytes, ISO_8859_1);
    int start = start(text);
    int end = text.indexOf("\r\n\r\n", start);
    require(end >= 0);
    String[] lines = lines(text.substring(start, end));
    Matcher line = match(REQUEST_LINE, lines[0]);
    Map<String, List<String>> fields = new TreeMap<>();
    for (int index = 1; index < lines.length; index++) {
      Matcher field = match(FIELD, lines[index]);
      fields
          .computeIfAbsent(field.group(1).toLowerCase(Locale.ROOT), name -> new ArrayList<>())
          .add(field.group(2));
    }
    Head head = new Head(line.group(1), line.group(2), fields, end + 4);
    requireOnePath(head.target());
    String version = line.group(3);
    require(!version.equals("0.9") && !version.equals("2.0"));
    requireOneEnd(head, !version.equals("1.0"));
    return head;
  }

  /** The request line, and then the fields, each on one line. */
  private static String[] lines(String head) throws Refused {
    int second = head.indexOf("\r\n") + 2;
    require(second < 2 || !Character.isWhitespace(head.charAt(second)));
    return FOLD.matcher(head).replaceAll(" ").split("\r\n", -1);
  }

  /** RFC 9112, section 2.2: empty lines before a request are no part of it. */
  private static int start(String text) {
    int start = 0;
    while (text.startsWith("\r\n", start)) {
      start += 2;
    }
    return start;
  }

  private static Matcher match(Pattern pattern, String line) throws Refused {
    Matcher matcher = pattern.matcher(line);
    require(matcher.matches());
    return matcher;
  }

  /** What follows a semicolon in a path is a part of it to some, and a remark to others. */
  private static void requireOnePath(String target) throws Refused {
    int query = target.indexOf('?');
    require((query < 0 ? target : target.substring(0, query)).indexOf(';') < 0);
  }

  private static void requireOneEnd(Head head, boolean isHttp11) throws Refused {
    List<String> codings = head.named("Transfer-Encoding");
    List<String> lengths = head.named("Content-Length");
    require(codings.isEmpty() || (codings.equals(List.of("chunked")) && isHttp11));
    require(codings.isEmpty() || lengths.isEmpty());
    require(lengths.size() <= 1);
    for (String length : lengths) {
      require(LENGTH.matcher(length).matches() && new BigInteger(length).bitLength() < Long.SIZE);
    }
    List<String> hosts = head.named("Host");
    require(hosts.size() == 1 || (hosts.isEmpty() && !isHttp11));
  }

  private static void require(boolean holds) throws Refused {
    if (!holds) {
      throw new Refused();
    }
  }
}
