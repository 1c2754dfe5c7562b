package io.devicedeletions.domain.outcome;

/** How a scheduled line ends; every one that is not given up ends in exactly one of these. */
public enum RemovalOutcome {
  /** The device was in the inventory under this uid and name, and this line removed it. */
  REMOVED,
  /** The tenant has no device of this uid, or no longer. */
  NOT_FOUND,
  /** The tenant has a device of this uid under another name; nothing was removed. */
  NAME_MISMATCH,
  /** Somebody cancelled it before its removal; nothing was removed. */
  CANCELLED
}
