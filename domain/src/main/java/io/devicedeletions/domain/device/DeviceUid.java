package io.devicedeletions.domain.device;

import io.devicedeletions.domain.text.HyphenatedHex;
import io.vavr.control.Option;
import java.util.UUID;

/**
 * The identity of a device within its tenant: 128 bits, compared as such, so that the case of the
 * hexadecimal digits makes no difference (RFC 9562, section 4).
 *
 * @param value the 128 bits; any version, nil included
 */
public record DeviceUid(UUID value) implements Comparable<DeviceUid> {

  /** Reads 8-4-4-4-12 ASCII hexadecimal digits; none for anything else. */
  public static Option<DeviceUid> parse(String text) {
    return HyphenatedHex.isWellFormed(text)
        ? Option.some(new DeviceUid(UUID.fromString(text)))
        : Option.none();
  }

  /** Orders by text, as every store does; {@link UUID} itself compares its halves as signed. */
  @Override
  public int compareTo(DeviceUid other) {
    return toString().compareTo(other.toString());
  }

  /** The 36 characters, lower case. */
  @Override
  public String toString() {
    return value.toString();
  }
}
