package io.devicedeletions.adapters.http.internal.server;

import io.devicedeletions.adapters.http.internal.server.HeadModel.Head;
import io.devicedeletions.adapters.http.testkit.PlainJson.Refused;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderValues;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Any bytes on a fresh connection: what gets past Undertow and the guard is a head that the model
 * takes too, with the same method, path and fields, and a body that begins and ends in the same
 * place.
 *
 * <p>The input's first byte says how the rest arrives: a space for at once, {@code !} for byte by
 * byte, {@code "} for two at a time, and so on.
 */
public final class HeaderGuardFuzz {

  private static final List<String> FIELDS =
      List.of(
          "Authorization",
          "Content-Encoding",
          "Content-Length",
          "Content-Type",
          "Host",
          "Idempotency-Key",
          "Transfer-Encoding",
          "x-request-id");

  private static final Pattern SPACES = Pattern.compile("[ \\t]+");

  private HeaderGuardFuzz() {}

  /** Judges one input; what it throws is a finding. */
  public static void fuzzerTestOneInput(byte[] input) {
    if (input.length > 0) {
      byte[] sent = Arrays.copyOfRange(input, 1, input.length);
      int piece = input[0] - ' ';
      FindingKeeper finding = new FindingKeeper();
      HeadReading.send(
          sent,
          piece > 0 ? piece : sent.length,
          (exchange, end) -> finding.keep(() -> check(exchange, end, sent)));
      finding.rethrow();
    }
  }

  private static void check(HttpServerExchange exchange, int end, byte[] sent) {
    if (FramingGuard.isSound(exchange)) {
      Head head = model(sent);
      same("method", exchange.getRequestMethod().toString(), head.method());
      same("target", target(exchange), asUndertowKeepsIt(head.target()));
      same("end", end, head.end());
      same("length", exchange.getRequestContentLength(), length(head));
      for (String field : FIELDS) {
        same(field, singleSpaced(values(exchange, field)), singleSpaced(head.named(field)));
      }
    }
  }

  private static Head model(byte[] sent) {
    try {
      return HeadModel.read(sent);
    } catch (Refused ambiguous) {
      throw new AssertionError("the guard accepts what the model does not");
    }
  }

  private static String target(HttpServerExchange exchange) {
    String query = exchange.getQueryString();
    return exchange.getRequestURI() + (query.isEmpty() ? "" : "?" + query);
  }

  /** Undertow leaves out a question mark at the query's beginning, and the one before none. */
  private static String asUndertowKeepsIt(String target) {
    int end = target.indexOf('?');
    if (end < 0) {
      return target;
    }
    String query = target.substring(end + 1);
    String kept = query.startsWith("?") ? query.substring(1) : query;
    return target.substring(0, end) + (kept.isEmpty() ? "" : "?" + kept);
  }

  private static long length(Head head) {
    List<String> lengths = head.named("Content-Length");
    return lengths.isEmpty() ? -1 : Long.parseLong(lengths.get(0));
  }

  private static List<String> values(HttpServerExchange exchange, String field) {
    @Nullable HeaderValues values = exchange.getRequestHeaders().get(field);
    return values == null ? List.of() : List.copyOf(values);
  }

  /** Undertow makes one space of several within a field, where nobody after it can see it. */
  private static List<String> singleSpaced(List<String> values) {
    return values.stream().map(value -> SPACES.matcher(value).replaceAll(" ")).toList();
  }

  private static void same(String what, Object seen, Object expected) {
    if (!seen.equals(expected)) {
      throw new AssertionError(what + " is " + seen + ", and to the model " + expected);
    }
  }

  /** Undertow catches whatever a handler throws. */
  private static final class FindingKeeper {

    private @Nullable AssertionError finding;

    void keep(Runnable check) {
      try {
        check.run();
      } catch (AssertionError found) {
        finding = found;
      }
    }

    void rethrow() {
      if (finding != null) {
        throw finding;
      }
    }
  }
}
