package io.devicedeletions.domain.tenant;

import io.devicedeletions.domain.text.Identifier;
import io.vavr.control.Option;

/**
 * The owner of an inventory; it leads every key and stands in every predicate.
 *
 * @param value 1 to 128 of {@code A-Z a-z 0-9 . _ : @ -}
 */
public record TenantId(String value) implements Comparable<TenantId> {

  /** Refuses a value of another form. */
  public TenantId {
    Identifier.require("tenant", value);
  }

  /** Reads a tenant; none if the text has another form. */
  public static Option<TenantId> parse(String text) {
    return Identifier.isWellFormed(text) ? Option.some(new TenantId(text)) : Option.none();
  }

  @Override
  public int compareTo(TenantId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
