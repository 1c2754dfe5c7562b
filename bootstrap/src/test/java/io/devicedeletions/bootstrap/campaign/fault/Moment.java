package io.devicedeletions.bootstrap.campaign.fault;

/** Which side of a step. */
public enum Moment {
  BEFORE,
  AFTER
}
