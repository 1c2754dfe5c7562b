package io.devicedeletions.adapters.http.internal.exchange;

import java.util.List;

/** The header fields of a request. */
@FunctionalInterface
public interface HeaderFields {

  /** The values of every field of this name, in the order in which they were sent. */
  List<String> named(String name);
}
