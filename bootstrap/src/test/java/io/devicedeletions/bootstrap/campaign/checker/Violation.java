package io.devicedeletions.bootstrap.campaign.checker;

/**
 * A promise that was not kept.
 *
 * @param detail where
 */
public record Violation(Invariant invariant, String detail) {

  @Override
  public String toString() {
    return invariant + ": " + detail;
  }
}
