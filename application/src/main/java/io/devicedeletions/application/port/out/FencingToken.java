package io.devicedeletions.application.port.out;

/**
 * The number of a lease. Whoever leases a line later has a higher one, so that a remote inventory
 * can tell a request that comes too late from the one that counts.
 *
 * @param value grows with each lease of a store, with gaps
 */
public record FencingToken(long value) {

  /** True if a lease with the other token came after this one's. */
  public boolean isOlderThan(FencingToken other) {
    return value < other.value;
  }
}
