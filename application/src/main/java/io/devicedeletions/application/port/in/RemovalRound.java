package io.devicedeletions.application.port.in;

/**
 * What one round of {@link RemoveDevices} came to.
 *
 * @param settled how many lines got their outcome
 * @param failedLines how many lines failed for a reason of their own and wait for another attempt,
 *     or were given up
 * @param failedTenants how many tenants' claims failed and were rolled back
 */
public record RemovalRound(int settled, int failedLines, int failedTenants) {

  /** True if another round is likely to find work that this one could not take on. */
  public boolean wasProductive() {
    return settled > 0;
  }

  /** This round and another. */
  public RemovalRound plus(RemovalRound other) {
    return new RemovalRound(
        settled + other.settled,
        failedLines + other.failedLines,
        failedTenants + other.failedTenants);
  }
}
