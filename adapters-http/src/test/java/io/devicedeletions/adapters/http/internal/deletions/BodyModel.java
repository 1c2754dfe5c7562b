package io.devicedeletions.adapters.http.internal.deletions;

import io.devicedeletions.adapters.http.testkit.PlainJson;
import io.devicedeletions.adapters.http.testkit.PlainJson.Limits;
import io.devicedeletions.adapters.http.testkit.PlainJson.Refused;
import io.devicedeletions.adapters.http.testkit.PlainJson.Scalar;
import io.devicedeletions.adapters.http.testkit.PlainUtf8;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Rows 12 to 15 of the contract on a whole tree of values, where the reader goes token by token.
 * Immutable and thread-safe.
 *
 * @param limit how many lines a request may have
 */
record BodyModel(int limit) {

  private static final Limits LIMITS = new Limits(8, 64, true);

  /** What the contract says about a body. */
  sealed interface Verdict {

    /** Row 12. */
    record NotADocument() implements Verdict {}

    /** The beginning of row 15: JSON, but not with devices in an array in an object. */
    record AnotherShape() implements Verdict {}

    /**
     * Lines, each written as a text that says of both parts what kind they are.
     *
     * @param lines one more than the limit where there are more
     */
    record Lines(List<String> lines) implements Verdict {}

    /**
     * The token that is one line too many is no token: the contract does not say which comes first.
     *
     * @param lines what they are if its beginning counts
     */
    record LinesOrNoDocument(List<String> lines) implements Verdict {}
  }

  /** Ends the reading at the line that is one too many. */
  private static final class OneTooMany extends Refused {

    private static final long serialVersionUID = 1;

    private final transient Verdict verdict;

    OneTooMany(Verdict verdict) {
      this.verdict = verdict;
    }
  }

  Verdict judge(byte[] body) {
    try {
      return body.length == 0 ? new Verdict.Lines(List.of()) : shape(read(PlainUtf8.decode(body)));
    } catch (OneTooMany tooMany) {
      return tooMany.verdict;
    } catch (Refused refused) {
      return new Verdict.NotADocument();
    }
  }

  private Object read(String document) throws Refused {
    return PlainJson.parse(document, LIMITS, this::countLines);
  }

  /** Only an array that is the value of the document's own "devices" has lines in it. */
  private void countLines(List<Object> before, List<String> path, boolean isWhole) throws Refused {
    if (path.equals(List.of("devices")) && before.size() == limit) {
      List<String> lines = lines(before);
      lines.add("not an object");
      throw new OneTooMany(
          isWhole ? new Verdict.Lines(lines) : new Verdict.LinesOrNoDocument(lines));
    }
  }

  private static Verdict shape(Object document) {
    if (document.equals(Scalar.NULL)) {
      return new Verdict.Lines(List.of());
    }
    if (document instanceof Map<?, ?> members) {
      Object devices = members.get("devices");
      if (devices == null || devices.equals(Scalar.NULL)) {
        return new Verdict.Lines(List.of());
      }
      if (devices instanceof List<?> elements) {
        return new Verdict.Lines(lines(elements));
      }
    }
    return new Verdict.AnotherShape();
  }

  private static List<String> lines(List<?> elements) {
    List<String> lines = new ArrayList<>();
    for (Object element : elements) {
      lines.add(
          element instanceof Map<?, ?> device
              ? part(device.get("uid")) + " and " + part(device.get("name"))
              : "not an object");
    }
    return lines;
  }

  private static String part(@Nullable Object value) {
    if (value == null || value.equals(Scalar.NULL)) {
      return "nothing";
    }
    return value instanceof String text ? "text " + text : "no text";
  }
}
