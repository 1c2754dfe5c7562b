package io.devicedeletions.adapters.jdbc.internal.postgres;

/**
 * An index for those who ask.
 *
 * @param name its name
 * @param table what it indexes
 * @param keys by what, in their order
 */
record IndexOfHistory(String name, String table, String keys) {

  /** The same of a day of records. */
  IndexOfHistory ofDay(String day) {
    return new IndexOfHistory(name.replace(table, day), day, keys);
  }
}
