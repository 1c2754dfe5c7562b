package io.devicedeletions.domain.batch;

import io.devicedeletions.domain.text.VisibleText;
import io.vavr.control.Option;

/**
 * Why somebody asks for a deletion, in their own words.
 *
 * @param value 1 to {@value #LONGEST} visible ASCII characters, with spaces only between them
 */
public record DeletionReason(String value) {

  /** In characters. */
  public static final int LONGEST = 500;

  /** Refuses a value of another form. */
  public DeletionReason {
    VisibleText.require("reason", value, LONGEST);
  }

  /** Reads a reason; none if the text has another form. */
  public static Option<DeletionReason> parse(String text) {
    return VisibleText.isWellFormed(text, LONGEST)
        ? Option.some(new DeletionReason(text))
        : Option.none();
  }

  @Override
  public String toString() {
    return value;
  }
}
