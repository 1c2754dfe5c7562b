package io.devicedeletions.domain.outcome;

/** What would become of a line if it were worked on now, as far as the inventory tells. */
public enum RemovalPrediction {
  /** The tenant has the device under this uid and name. */
  WOULD_REMOVE,
  /** The tenant has no device of this uid. */
  NOT_FOUND,
  /** The tenant has a device of this uid under another name; nothing would be removed. */
  NAME_MISMATCH,
  /** The uid is malformed; the line would not be scheduled. */
  INVALID,
  /** An earlier line asks for the same device, or would remove the device of this uid. */
  DUPLICATE
}
