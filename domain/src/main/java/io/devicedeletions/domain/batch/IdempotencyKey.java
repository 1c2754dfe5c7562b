package io.devicedeletions.domain.batch;

import io.vavr.control.Option;
import java.util.regex.Pattern;

/**
 * A client's name for one request, under which a repetition gets the stored answer again. It is
 * scoped to the tenant.
 *
 * @param value 1 to 128 visible ASCII characters
 */
public record IdempotencyKey(String value) {

  private static final Pattern FORM = Pattern.compile("[!-~]{1,128}");

  /** Refuses a value of another form. */
  public IdempotencyKey {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "idempotency key must be 1 to 128 visible ASCII characters");
    }
  }

  /** Reads a key; none if the text has another form. */
  public static Option<IdempotencyKey> parse(String text) {
    return FORM.matcher(text).matches() ? Option.some(new IdempotencyKey(text)) : Option.none();
  }

  @Override
  public String toString() {
    return value;
  }
}
