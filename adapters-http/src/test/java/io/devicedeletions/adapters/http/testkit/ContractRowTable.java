package io.devicedeletions.adapters.http.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads tables of requests and their answers. */
public final class ContractRowTable {

  /** The well-formed uid that the tables abbreviate. */
  public static final String UID = "11111111-2222-4333-8444-555555555555";

  private static final Pattern BETWEEN_BLOCKS = Pattern.compile("\n\n+");

  private ContractRowTable() {}

  /** The rows of a table, in its order. */
  public static List<ContractRow> read(String resource) {
    String blocks =
        text(resource)
            .lines()
            .filter(line -> !line.startsWith("#"))
            .collect(Collectors.joining("\n"));
    return BETWEEN_BLOCKS
        .splitAsStream(blocks)
        .filter(block -> !block.isBlank())
        .flatMap(block -> new RowBlock(block).rows())
        .toList();
  }

  private static String text(String resource) {
    try (InputStream table = ContractRowTable.class.getResourceAsStream(resource)) {
      if (table == null) {
        throw new AssertionError("there is no " + resource);
      }
      return new String(table.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** The request that every block starts from. */
  public static ContractRow usual() {
    return new RowBlock("row 18 the usual request\nanswer 202").rows().findFirst().orElseThrow();
  }
}
