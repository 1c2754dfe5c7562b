package io.devicedeletions.adapters.jdbc.internal;

/**
 * The statements for those who ask what was settled. What they cost does not depend on how much
 * there is. Parameters have the same names in every dialect.
 */
public interface RecordStatements {

  /** A tenant's {@code <rows>} latest records of a uid after a place, none older than a time. */
  String recordsOfUid();

  /** The same of a name; may give those of similar names too. */
  String recordsOfName();

  /** How many were settled in each minute from one on. */
  String tallies();
}
