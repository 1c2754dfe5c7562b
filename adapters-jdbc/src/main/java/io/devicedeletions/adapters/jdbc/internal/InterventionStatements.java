package io.devicedeletions.adapters.jdbc.internal;

/**
 * The statements for what people do to work that waits or was given up. Parameters have the same
 * names in every dialect.
 */
public interface InterventionStatements {

  /** A tenant's dead lines, the oldest first, with what was asked for. */
  String oldestDead();

  /** A tenant's {@code <rows>} oldest dead lines after a place, with what was asked for. */
  String deadAfter();

  /** Takes single lines of a tenant's out of the dead, as far as they are among them. */
  String takeDead();

  /** Takes a tenant's oldest dead lines out of the dead. */
  String takeOldestDead();

  /** Makes single lines due, as if they had never been tried. */
  String requeueLines();

  /** Takes out of the queue what is pending of a batch and in nobody's hands. */
  String cancelWork();

  /** Writes down who did what to which lines. */
  String insertIntervention();
}
