package io.devicedeletions.domain.device;

/** What can be wrong with a part of a submitted device. */
public enum TextFault {
  /** The device itself is not a pair of uid and name. */
  NOT_AN_OBJECT("must be an object"),
  /** Left out, or null. */
  MISSING("must not be missing or null"),
  /** Given as something other than text. */
  NOT_TEXT("must be a string"),
  /** Nothing that a reader could see. */
  BLANK("must not be blank"),
  /** More code points than a name may have. */
  TOO_LONG("must not be longer than " + DeviceName.LONGEST + " characters"),
  /** Holds U+0000 or a lone surrogate. */
  UNSTORABLE("must not contain U+0000 or a lone surrogate");

  private final String sentence;

  TextFault(String sentence) {
    this.sentence = sentence;
  }

  /** What the part must be instead, to be read after the part's name. */
  public String sentence() {
    return sentence;
  }
}
