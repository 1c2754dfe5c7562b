package io.devicedeletions.domain.device;

import io.vavr.control.Either;

/** A part of a submitted device, of which nothing is known yet, not even that it is there. */
public sealed interface SubmittedText {

  /** A text. */
  record Present(String value) implements SubmittedText {}

  /** Left out, or null. */
  record Absent() implements SubmittedText {}

  /** A number, a list or anything else that is not text: it is never converted into one. */
  record NotText() implements SubmittedText {}

  /** The text, or why there is none. */
  default Either<TextFault, String> text() {
    if (this instanceof Present present) {
      return Either.right(present.value());
    }
    return Either.left(this instanceof Absent ? TextFault.MISSING : TextFault.NOT_TEXT);
  }
}
