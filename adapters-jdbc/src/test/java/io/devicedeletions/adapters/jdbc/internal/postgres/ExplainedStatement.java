package io.devicedeletions.adapters.jdbc.internal.postgres;

import io.vavr.collection.Vector;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What PostgreSQL says that it will do, or did, for a statement.
 *
 * @param text the answer to {@code EXPLAIN}
 */
record ExplainedStatement(String text) {

  private static final Pattern NODE =
      Pattern.compile("(?m)^ *(?:->  )?(\\S[^(\\n]*) \\(actual rows=([0-9.]+) loops=([0-9]+)\\)");

  private static final Pattern BUFFERS =
      Pattern.compile("Buffers: shared(?: hit=([0-9]+))?(?: read=([0-9]+))?");

  /**
   * A step that was taken.
   *
   * @param rows how many rows it gave each time
   * @param loops how many times
   */
  record Node(String name, double rows, long loops) {}

  /** The steps; for a statement that was executed. */
  Vector<Node> nodes() {
    return Vector.ofAll(NODE.matcher(text).results().map(ExplainedStatement::node).toList());
  }

  private static Node node(MatchResult found) {
    return new Node(
        found.group(1), Double.parseDouble(found.group(2)), Long.parseLong(found.group(3)));
  }

  /** How many rows the steps of this name gave in all. */
  double rowsOf(String name) {
    return nodes()
        .filter(node -> node.name().startsWith(name))
        .map(node -> node.rows() * node.loops())
        .sum()
        .doubleValue();
  }

  /** How many pages were looked at, without those for the planning. */
  long buffers() {
    MatchResult first = BUFFERS.matcher(text).results().findFirst().orElseThrow();
    return number(first.group(1)) + number(first.group(2));
  }

  private static long number(String digits) {
    return digits == null ? 0 : Long.parseLong(digits);
  }
}
