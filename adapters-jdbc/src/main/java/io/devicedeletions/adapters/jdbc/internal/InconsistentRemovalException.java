package io.devicedeletions.adapters.jdbc.internal;

/**
 * The database removed another number of devices than it was told to, such as by a trigger that
 * keeps one without an error. The removal is undone: a record that says REMOVED must never stand
 * beside its device.
 */
public final class InconsistentRemovalException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  InconsistentRemovalException(int asked, int removed) {
    super("%d devices were to be removed, %d were".formatted(asked, removed));
  }
}
