package io.devicedeletions.domain.tenant;

import io.devicedeletions.domain.text.Identifier;
import io.vavr.control.Option;

/**
 * Who asked for a deletion: the subject of a token, or whatever an embedding service calls its
 * caller.
 *
 * @param value 1 to 128 of {@code A-Z a-z 0-9 . _ : @ -}
 */
public record Requester(String value) {

  /** Refuses a value of another form. */
  public Requester {
    Identifier.require("requester", value);
  }

  /** Reads a requester; none if the text has another form. */
  public static Option<Requester> parse(String text) {
    return Identifier.isWellFormed(text) ? Option.some(new Requester(text)) : Option.none();
  }

  @Override
  public String toString() {
    return value;
  }
}
