package io.devicedeletions.adapters.http.internal.exchange;

import io.vavr.control.Option;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;

/** Times on the wire (RFC 3339). Stateless and thread-safe. */
public final class WireTime {

  /** What a client must send, in words. */
  public static final String FORM =
      "a time as in 2026-11-30T18:00:00Z or 2026-11-30T18%3A00%3A00%2B01%3A00";

  private static final DateTimeFormatter MILLISECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  /** RFC 3339, section 5.6; a second of 60 is none to Java, and nothing happened within one. */
  private static final Pattern RFC_3339 =
      Pattern.compile(
          "\\d{4}-\\d{2}-\\d{2}[Tt]\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?([Zz]|[+-]\\d{2}:\\d{2})");

  private WireTime() {}

  /** A time in UTC, what is below a millisecond cut off. */
  public static String text(Instant time) {
    return MILLISECONDS.format(time);
  }

  /** Reads a time of a year from 0000 to 9999; none if the text is no such time. */
  public static Option<Instant> parse(String text) {
    if (!RFC_3339.matcher(text).matches()) {
      return Option.none();
    }
    try {
      return Option.some(OffsetDateTime.parse(text.toUpperCase(Locale.ROOT)).toInstant());
    } catch (DateTimeException noSuchTime) {
      return Option.none();
    }
  }
}
