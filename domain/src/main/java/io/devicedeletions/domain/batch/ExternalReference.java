package io.devicedeletions.domain.batch;

import io.devicedeletions.domain.text.VisibleText;
import io.vavr.control.Option;

/**
 * What a deletion belongs to in somebody else's system, such as a ticket or an order.
 *
 * @param value 1 to {@value #LONGEST} visible ASCII characters, with spaces only between them
 */
public record ExternalReference(String value) {

  /** In characters. */
  public static final int LONGEST = 100;

  /** Refuses a value of another form. */
  public ExternalReference {
    VisibleText.require("external reference", value, LONGEST);
  }

  /** Reads a reference; none if the text has another form. */
  public static Option<ExternalReference> parse(String text) {
    return VisibleText.isWellFormed(text, LONGEST)
        ? Option.some(new ExternalReference(text))
        : Option.none();
  }

  @Override
  public String toString() {
    return value;
  }
}
