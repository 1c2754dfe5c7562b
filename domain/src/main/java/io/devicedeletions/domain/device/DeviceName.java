package io.devicedeletions.domain.device;

import io.devicedeletions.domain.text.BlankText;
import io.devicedeletions.domain.text.StorableText;
import io.vavr.control.Either;

/**
 * The name of a device, exactly as it was given: never trimmed, folded or normalised.
 *
 * @param value not blank, at most {@value #LONGEST} code points, storable without change
 */
public record DeviceName(String value) {

  /** The longest name, in code points. */
  public static final int LONGEST = 1024;

  /** Refuses what {@link #parse} would answer with a fault. */
  public DeviceName {
    faultOf(value)
        .peekLeft(
            fault -> {
              throw new IllegalArgumentException("device name " + fault.sentence());
            });
  }

  /** Reads a name, or says the one thing that is wrong with it. */
  public static Either<TextFault, DeviceName> parse(String text) {
    return faultOf(text).map(DeviceName::new);
  }

  private static Either<TextFault, String> faultOf(String text) {
    if (BlankText.isBlank(text)) {
      return Either.left(TextFault.BLANK);
    }
    if (text.codePointCount(0, text.length()) > LONGEST) {
      return Either.left(TextFault.TOO_LONG);
    }
    return StorableText.isStorable(text) ? Either.right(text) : Either.left(TextFault.UNSTORABLE);
  }

  @Override
  public String toString() {
    return value;
  }
}
