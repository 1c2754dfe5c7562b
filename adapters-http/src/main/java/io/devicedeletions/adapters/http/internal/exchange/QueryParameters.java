package io.devicedeletions.adapters.http.internal.exchange;

import io.devicedeletions.adapters.http.internal.json.Utf8;
import io.vavr.collection.LinkedHashMap;
import io.vavr.collection.Map;
import io.vavr.collection.Set;
import io.vavr.control.Either;
import io.vavr.control.Option;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;

/**
 * The parameters of a query, each known and given once: a misspelt one would otherwise widen what
 * is asked for. Immutable and thread-safe.
 */
public final class QueryParameters {

  private static final String UNREADABLE =
      "the query must be name=value pairs, percent-encoded in UTF-8";

  private final Map<String, String> values;

  private QueryParameters(Map<String, String> values) {
    this.values = values;
  }

  /**
   * Reads a query, in the encoding of forms: a plus stands for a space.
   *
   * @param query what followed the question mark, or empty
   * @param known the parameters that mean something
   */
  public static Either<Answer, QueryParameters> read(String query, Set<String> known) {
    Either<String, Map<String, String>> read = Either.right(LinkedHashMap.empty());
    if (!query.isEmpty()) {
      for (String pair : query.split("&", -1)) {
        read = read.flatMap(values -> add(values, pair, known));
      }
    }
    return read.map(QueryParameters::new).mapLeft(fault -> Answer.invalid(400, fault));
  }

  private static Either<String, Map<String, String>> add(
      Map<String, String> values, String pair, Set<String> known) {
    int equals = pair.indexOf('=');
    Option<String> name = decode(equals < 0 ? pair : pair.substring(0, equals));
    Option<String> value = decode(equals < 0 ? "" : pair.substring(equals + 1));
    if (name.isEmpty() || value.isEmpty()) {
      return Either.left(UNREADABLE);
    }
    return fault(name.get(), value.get(), values, known)
        .toEither(values.put(name.get(), value.get()))
        .swap();
  }

  private static Option<String> fault(
      String name, String value, Map<String, String> values, Set<String> known) {
    if (!known.contains(name)) {
      return Option.some(
          known.isEmpty()
              ? "this operation has no query parameters"
              : "the query parameters are " + known.toVector().sorted().mkString(", "));
    }
    if (values.containsKey(name)) {
      return Option.some(name + " must be given once");
    }
    return Option.when(value.isEmpty(), name + " must not be empty");
  }

  /** Java's own decoder puts a question mark for what is not UTF-8: the bytes are judged apart. */
  private static Option<String> decode(String encoded) {
    try {
      return Utf8.decode(
          URLDecoder.decode(encoded, StandardCharsets.ISO_8859_1)
              .getBytes(StandardCharsets.ISO_8859_1));
    } catch (IllegalArgumentException malformed) {
      return Option.none();
    }
  }

  /** The value of a parameter. */
  public Option<String> value(String name) {
    return values.get(name);
  }

  /**
   * The value of a parameter as something else.
   *
   * @param read reads it; none if it has not the form
   * @param form what it must be instead
   */
  public <T> Either<Answer, Option<T>> value(
      String name, Function<String, Option<T>> read, String form) {
    return value(name)
        .fold(
            () -> Either.right(Option.none()),
            text ->
                read.apply(text)
                    .<Either<Answer, Option<T>>>map(value -> Either.right(Option.some(value)))
                    .getOrElse(() -> Either.left(Answer.invalid(400, name + " must be " + form))));
  }
}
