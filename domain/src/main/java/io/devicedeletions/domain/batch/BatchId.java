package io.devicedeletions.domain.batch;

import io.devicedeletions.domain.text.HyphenatedHex;
import io.vavr.control.Option;
import java.util.UUID;

/**
 * The name of an accepted batch, unique over all tenants. Ids should grow with time (UUID version
 * 7), so that stores append them.
 *
 * @param value the 128 bits
 */
public record BatchId(UUID value) {

  /** Reads 8-4-4-4-12 ASCII hexadecimal digits; none for anything else. */
  public static Option<BatchId> parse(String text) {
    return HyphenatedHex.isWellFormed(text)
        ? Option.some(new BatchId(UUID.fromString(text)))
        : Option.none();
  }

  /** The 36 characters, lower case. */
  @Override
  public String toString() {
    return value.toString();
  }
}
