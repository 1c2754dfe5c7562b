package io.devicedeletions.adapters.http.internal.exchange;

import io.devicedeletions.domain.batch.BatchId;
import io.devicedeletions.domain.history.BatchPlace;
import io.devicedeletions.domain.history.RecordPlace;
import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Places in lists as clients carry them from page to page. There is nothing secret in one, and
 * whoever makes one up gets to a place in their own list. Stateless and thread-safe.
 */
public final class Cursor {

  /** What a client must send, in words. */
  public static final String FORM = "what nextCursor was in an answer of this operation";

  /** Microseconds since 1970, up to the year 9999; batch; line. */
  private static final Pattern PLACE =
      Pattern.compile("(-?\\d{1,18})/([0-9a-f-]{36})(?:/(\\d{1,9}))?");

  private static final int LONGEST = 128;

  private Cursor() {}

  /** A place in a list of batches. */
  public static String of(BatchPlace place) {
    return encode(micros(place.acceptedAt()) + "/" + place.batch());
  }

  /** A place in a list of lines. */
  public static String of(RecordPlace place) {
    return encode(micros(place.at()) + "/" + place.batch() + "/" + place.line());
  }

  /** Reads a place in a list of batches. */
  public static Option<BatchPlace> batchPlace(String cursor) {
    return decode(cursor)
        .filter(place -> place.group(3) == null)
        .flatMap(
            place ->
                BatchId.parse(place.group(2)).map(batch -> new BatchPlace(time(place), batch)));
  }

  /** Reads a place in a list of lines. */
  public static Option<RecordPlace> recordPlace(String cursor) {
    return decode(cursor)
        .filter(place -> place.group(3) != null)
        .flatMap(
            place ->
                BatchId.parse(place.group(2))
                    .map(
                        batch ->
                            new RecordPlace(time(place), batch, Integer.parseInt(place.group(3)))));
  }

  private static String encode(String place) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(place.getBytes(StandardCharsets.US_ASCII));
  }

  private static Option<Matcher> decode(String cursor) {
    if (cursor.length() > LONGEST) {
      return Option.none();
    }
    try {
      byte[] place = Base64.getUrlDecoder().decode(cursor);
      return Option.some(PLACE.matcher(new String(place, StandardCharsets.ISO_8859_1)))
          .filter(Matcher::matches);
    } catch (IllegalArgumentException malformed) {
      return Option.none();
    }
  }

  private static long micros(Instant time) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, time);
  }

  private static Instant time(Matcher place) {
    return Instant.EPOCH.plus(Long.parseLong(place.group(1)), ChronoUnit.MICROS);
  }
}
