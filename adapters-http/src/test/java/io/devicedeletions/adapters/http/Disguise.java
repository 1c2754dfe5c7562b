package io.devicedeletions.adapters.http;

import io.devicedeletions.adapters.http.testkit.ContractRow.Sent;
import io.devicedeletions.adapters.http.testkit.RawRequest;
import io.devicedeletions.adapters.http.testkit.RowRequest;
import io.vavr.collection.Vector;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Another way to send the same request.
 *
 * @param ways what is different
 * @param seed decides how exactly
 */
record Disguise(Set<Way> ways, long seed) {

  private static final int LARGEST = 20_000;

  /** What must not matter. */
  enum Way {
    /** The order of the header fields. */
    FIELD_ORDER,
    /** How their names are capitalised. */
    FIELD_CASE,
    /** Chunks of any size instead of a length. */
    CHUNKS,
    /** White space between the tokens of the body. */
    SPACES,
    /** Properties that mean nothing. */
    MORE_PROPERTIES,
    /** The order of uid and name. */
    PROPERTY_ORDER,
    /** In how many pieces the request comes. */
    PIECES
  }

  /** The request in its disguise. */
  RawRequest request(Sent sent, UnaryOperator<String> tokens) {
    Random random = new Random(seed);
    RawRequest request = RowRequest.of(sent, tokens);
    if (isSizedByItsBody(sent)) {
      request = body(request, sent, random);
    }
    Vector<String> fields = request.fields();
    if (ways.contains(Way.FIELD_ORDER)) {
      fields = shuffled(fields, random);
    }
    if (ways.contains(Way.FIELD_CASE)) {
      fields = fields.map(field -> capitalised(field, random));
    }
    return request.fields(fields);
  }

  private static Vector<String> shuffled(Vector<String> fields, Random random) {
    List<String> shuffled = fields.toJavaList();
    Collections.shuffle(shuffled, random);
    return Vector.ofAll(shuffled);
  }

  private static boolean isSizedByItsBody(Sent sent) {
    return !sent.body().isEmpty()
        && sent.requestLine().endsWith("HTTP/1.1")
        && sent.headers().stream()
            .map(header -> header.toLowerCase(Locale.ROOT))
            .noneMatch(
                header ->
                    Stream.of("content-length", "transfer-encoding", "expect")
                        .anyMatch(header::contains));
  }

  private RawRequest body(RawRequest request, Sent sent, Random random) {
    byte[] content =
        (sent.body().length() > LARGEST ? sent.body() : disguised(sent.body(), random))
            .getBytes(StandardCharsets.ISO_8859_1);
    RawRequest unframed = request.without("transfer-encoding");
    return sent.chunked() || ways.contains(Way.CHUNKS)
        ? unframed.chunked(content, 1 + random.nextInt(content.length))
        : unframed.body(content);
  }

  private String disguised(String json, Random random) {
    String disguised = ways.contains(Way.PROPERTY_ORDER) ? JsonDisguise.swapped(json) : json;
    if (ways.contains(Way.MORE_PROPERTIES)) {
      disguised = JsonDisguise.withMore(disguised, random);
    }
    return ways.contains(Way.SPACES) ? JsonDisguise.spaced(disguised, random) : disguised;
  }

  private static String capitalised(String field, Random random) {
    int colon = field.indexOf(':');
    StringBuilder name = new StringBuilder();
    for (char letter : field.substring(0, colon).toCharArray()) {
      name.append(
          random.nextBoolean() ? Character.toUpperCase(letter) : Character.toLowerCase(letter));
    }
    return name + field.substring(colon);
  }

  /** The request in the pieces in which it is sent. */
  Vector<byte[]> pieces(RawRequest request) {
    byte[] whole = request.bytes();
    if (!ways.contains(Way.PIECES)) {
      return Vector.of(whole);
    }
    Vector<Integer> borders =
        Vector.ofAll(new Random(seed).ints(5, 0, whole.length + 1).sorted().boxed().toList());
    return borders
        .prepend(0)
        .zipWith(borders.append(whole.length), (from, to) -> Arrays.copyOfRange(whole, from, to));
  }
}
