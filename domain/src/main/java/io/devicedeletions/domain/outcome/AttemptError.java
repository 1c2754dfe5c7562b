package io.devicedeletions.domain.outcome;

import io.devicedeletions.domain.text.StorableText;

/**
 * Why an attempt failed, for the operator.
 *
 * @param errorClass what kind of error it was, such as an SQLSTATE
 * @param message what the store said, at most {@value #LONGEST_MESSAGE} characters
 */
public record AttemptError(String errorClass, String message) {

  /** Longer messages are cut. */
  public static final int LONGEST_MESSAGE = 500;

  /** Drops what no store can keep, and cuts the message, never within a character. */
  public AttemptError {
    errorClass = StorableText.storablePart(errorClass);
    message = cut(StorableText.storablePart(message));
  }

  private static String cut(String text) {
    if (text.length() <= LONGEST_MESSAGE) {
      return text;
    }
    boolean splitsPair = Character.isHighSurrogate(text.charAt(LONGEST_MESSAGE - 1));
    return text.substring(0, splitsPair ? LONGEST_MESSAGE - 1 : LONGEST_MESSAGE);
  }
}
