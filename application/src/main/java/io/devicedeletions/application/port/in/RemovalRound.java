package io.devicedeletions.application.port.in;

/**
 * What one round of {@link RemoveDevices} came to.
 *
 * @param settled how many lines got their outcome
 * @param failedTenants how many tenants' claims failed and were rolled back
 */
public record RemovalRound(int settled, int failedTenants) {

  /** True if another round is likely to find work that this one could not take on. */
  public boolean wasProductive() {
    return settled > 0;
  }
}
