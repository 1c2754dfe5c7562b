package io.devicedeletions.bootstrap.endtoend;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Reads {@code contract-rows.txt}. A word that it does not know is an error, not a comment. */
final class ContractRowTable {

  static final String UID = "11111111-2222-4333-8444-555555555555";

  private static final Pattern MACRO = Pattern.compile("\\{(uid|devices|spaces)(?: (\\d+))?\\}");

  private ContractRowTable() {}

  static List<ContractRow> read() {
    try (InputStream table = ContractRowTable.class.getResourceAsStream("/contract-rows.txt")) {
      String text = new String(table.readAllBytes(), StandardCharsets.UTF_8);
      String blocks =
          text.lines().filter(line -> !line.startsWith("#")).collect(Collectors.joining("\n"));
      return Pattern.compile("\n\n+")
          .splitAsStream(blocks)
          .filter(block -> !block.isBlank())
          .map(block -> new Block(block).row())
          .toList();
    } catch (IOException unreadable) {
      throw new AssertionError(unreadable);
    }
  }

  /** The request that every block starts from. */
  static ContractRow usual() {
    return new Block("row 18\nanswer 202").row();
  }

  /** One block while it is read. */
  private static final class Block {
    private String title = "";
    private String given = "";
    private String requestLine = ContractRow.REQUEST_LINE;
    private String token = "good";
    private final List<String> headers = new ArrayList<>();
    private String octets = expand("{\"devices\":[{\"uid\":\"{uid}\",\"name\":\"LAPTOP-1\"}]}");
    private boolean chunked;
    private int status;
    private String code = "";
    private String says = "";
    private final Map<String, String> with = new TreeMap<>();
    private List<String> lines = List.of();
    private boolean closed;

    Block(String text) {
      text.strip().lines().forEach(this::read);
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
        case "body" -> octets = octets(expand(rest).getBytes(StandardCharsets.UTF_8));
        case "hex" -> octets = octets(HexFormat.ofDelimiter(" ").parseHex(rest));
        case "chunked" -> chunked = true;
        case "answer" -> answer(rest);
        case "says" -> says = rest;
        case "with" -> with.put(rest.split(": ", 2)[0], rest.split(": ", 2)[1]);
        case "lines" -> lines = List.of(rest.split(" ", -1));
        case "closed" -> closed = true;
        default -> throw new AssertionError("unknown word in contract-rows.txt: " + line);
      }
    }

    private void answer(String text) {
      String[] words = text.split(" ", 2);
      status = Integer.parseInt(words[0]);
      code = words.length == 2 ? words[1] : "";
    }

    ContractRow row() {
      if (title.isEmpty() || status == 0) {
        throw new AssertionError("a block without row or answer, near: " + title);
      }
      return new ContractRow(
          title,
          given,
          requestLine,
          token,
          headers,
          octets,
          chunked,
          status,
          code,
          says,
          with,
          lines,
          closed);
    }
  }

  private static String expand(String text) {
    return MACRO.matcher(text).replaceAll(ContractRowTable::expand);
  }

  private static String octets(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private static String expand(MatchResult macro) {
    return switch (macro.group(1)) {
      case "uid" -> UID;
      case "spaces" -> " ".repeat(Integer.parseInt(macro.group(2)));
      default ->
          IntStream.range(0, Integer.parseInt(macro.group(2)))
              .mapToObj("{\"uid\":\"00000000-0000-4000-8000-%012d\",\"name\":\"N\"}"::formatted)
              .collect(Collectors.joining(","));
    };
  }
}
