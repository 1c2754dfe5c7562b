package io.devicedeletions.domain.outcome;

import io.devicedeletions.domain.device.NameMatch;

/**
 * How devices are removed.
 *
 * @param nameMatch how names are compared; the same on every node
 * @param retryPolicy how often a line that fails for a reason of its own is tried
 * @param node the name under which this process signs its records
 */
public record RemovalSettings(NameMatch nameMatch, RetryPolicy retryPolicy, String node) {

  /** Compares exactly and retries by default. */
  public static RemovalSettings signedBy(String node) {
    return new RemovalSettings(NameMatch.EXACT, RetryPolicy.DEFAULT, node);
  }

  /** The rule that decides. */
  public RemovalRule rule() {
    return new RemovalRule(nameMatch);
  }

  /** The same with another comparison. */
  public RemovalSettings withNameMatch(NameMatch changed) {
    return new RemovalSettings(changed, retryPolicy, node);
  }

  /** The same with another policy. */
  public RemovalSettings withRetryPolicy(RetryPolicy changed) {
    return new RemovalSettings(nameMatch, changed, node);
  }
}
