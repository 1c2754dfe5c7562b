package io.devicedeletions.adapters.http.testkit;

import io.devicedeletions.adapters.http.testkit.ContractRow.Expected;
import io.devicedeletions.adapters.http.testkit.ContractRow.Sent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** One block of a table while it is read. A word that it does not know is an error, no comment. */
final class RowBlock {

  private static final String EACH = "{each}";

  private String title = "";
  private String given = "";
  private String requestLine = ContractRow.REQUEST_LINE;
  private String token = "good";
  private final List<String> headers = new ArrayList<>();
  private String body = "{\"devices\":[{\"uid\":\"{uid}\",\"name\":\"LAPTOP-1\"}]}";
  private boolean chunked;
  private String raw = "";
  private boolean ends;
  private String answer = "";
  private String says = "";
  private final Map<String, String> with = new TreeMap<>();
  private List<String> lines = List.of();
  private boolean closed;
  private final List<String> each = new ArrayList<>();

  RowBlock(String text) {
    text.lines().filter(line -> !line.isEmpty()).forEach(this::read);
    if (title.isEmpty() || answer.isEmpty()) {
      throw new AssertionError("a block without row or answer: " + text);
    }
  }

  private void read(String line) {
    String[] words = line.split(" +", 2);
    String rest = words.length == 2 ? words[1] : "";
    switch (words[0]) {
      case "row" -> title = rest;
      case "given" -> given = rest;
      case "line" -> requestLine = rest;
      case "token" -> token = rest;
      case "header" -> headers.add(rest);
      case "body" -> body = rest;
      case "hex" -> body = "{x " + rest + "}";
      case "chunked" -> chunked = true;
      case "raw" -> raw = rest;
      case "ends" -> ends = true;
      case "answer" -> answer = rest;
      case "says" -> says = rest;
      case "with" -> with.put(rest.split(": ", 2)[0], rest.split(": ", 2)[1]);
      case "lines" -> lines = List.of(rest.split(" ", -1));
      case "closed" -> closed = true;
      case "each" -> each.add(rest);
      default -> throw new AssertionError("unknown word in a table: " + line);
    }
  }

  /** The only request of the block, or one for each of its variants. */
  Stream<ContractRow> rows() {
    return each.isEmpty()
        ? Stream.of(new ContractRow(title, given, sent(""), expected()))
        : each.stream()
            .map(
                variant ->
                    new ContractRow(title + ": " + variant, given, sent(variant), expected()));
  }

  private Sent sent(String variant) {
    return new Sent(
        octets(requestLine, variant),
        token,
        headers.stream().map(header -> octets(header, variant)).toList(),
        RowText.body(body.replace(EACH, variant)),
        chunked,
        octets(raw, variant),
        ends);
  }

  private static String octets(String text, String variant) {
    return RowText.octets(text.replace(EACH, variant));
  }

  private Expected expected() {
    String[] words = answer.split(" ", 2);
    int status = answer.equals("none") ? 0 : Integer.parseInt(words[0]);
    return new Expected(
        status, words.length == 2 ? words[1] : "", says, Map.copyOf(with), lines, closed);
  }
}
