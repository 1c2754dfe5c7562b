package io.devicedeletions.domain.tenant;

import io.devicedeletions.domain.text.HyphenatedHex;
import io.vavr.control.Option;

/**
 * The correlation id of one request, found again in its answer, its log line and its records.
 * Clients may repeat one, so it identifies nothing.
 *
 * @param value 8-4-4-4-12 ASCII hexadecimal digits, in the case in which they were sent
 */
public record RequestId(String value) {

  /** Refuses a value of another form. */
  public RequestId {
    if (!HyphenatedHex.isWellFormed(value)) {
      throw new IllegalArgumentException("request id must be 8-4-4-4-12 hexadecimal digits");
    }
  }

  /** Reads a request id; none if the text has another form. */
  public static Option<RequestId> parse(String text) {
    return HyphenatedHex.isWellFormed(text) ? Option.some(new RequestId(text)) : Option.none();
  }

  @Override
  public String toString() {
    return value;
  }
}
