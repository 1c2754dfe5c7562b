package io.devicedeletions.bootstrap.inventory;

/** A file that is no inventory, or stops being one half-way. */
public final class UnreadableInventory extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * With a reason that can be read after "Cannot read FILE: ".
   *
   * @param reason what is wrong with the file
   */
  public UnreadableInventory(String reason) {
    super(reason);
  }
}
